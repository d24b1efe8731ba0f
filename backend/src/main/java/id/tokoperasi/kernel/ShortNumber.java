package id.tokoperasi.kernel;

import java.time.LocalDate;

/**
 * The short numbers that people read out, such as {@code TK-2611-7F3K2}: year and month, then five
 * signs of an alphabet without look-alikes. Made from a database sequence by a fixed permutation, so
 * that two never meet and a number does not tell how many there are.
 */
public final class ShortNumber {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int SIGNS = 5;
    private static final int SPACE = (int) Math.pow(ALPHABET.length(), SIGNS);
    private static final int HALF_BITS = 13;
    private static final int HALF_MASK = (1 << HALF_BITS) - 1;
    private static final int[] ROUND_KEYS = {0x1A2B, 0x0F5D, 0x13C7, 0x0B91};

    private ShortNumber() {}

    /**
     * @param prefix two or three capital letters, such as {@code TK}
     * @param date the calendar day in Asia/Jakarta
     * @param sequence the next value of a database sequence, from 0; repeats after 28,629,151
     */
    public static String of(String prefix, LocalDate date, long sequence) {
        var value = (int) Math.floorMod(sequence, (long) SPACE);
        do {
            value = permute(value);
        } while (value >= SPACE);
        var signs = new char[SIGNS];
        for (int i = SIGNS - 1; i >= 0; i--) {
            signs[i] = ALPHABET.charAt(value % ALPHABET.length());
            value /= ALPHABET.length();
        }
        return "%s-%02d%02d-%s"
                .formatted(prefix, date.getYear() % 100, date.getMonthValue(), new String(signs));
    }

    /** A Feistel network over 26 bits; walking it until the value fits keeps it one to one. */
    private static int permute(int value) {
        int left = value >>> HALF_BITS;
        int right = value & HALF_MASK;
        for (int key : ROUND_KEYS) {
            int mixed = ((right ^ key) * 0x9E3779B1) >>> 11;
            int next = left ^ (mixed & HALF_MASK);
            left = right;
            right = next;
        }
        return left << HALF_BITS | right;
    }
}
