package id.tokoperasi.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount in whole rupiah; negative amounts are debts or corrections. Arithmetic that would leave
 * {@code long} throws {@link ArithmeticException}.
 */
public record Money(long rupiah) implements Comparable<Money> {

    /** Rp 0. */
    public static final Money ZERO = new Money(0);

    /** The amount of {@code rupiah} whole rupiah. */
    public static Money rupiah(long rupiah) {
        return rupiah == 0 ? ZERO : new Money(rupiah);
    }

    /** This amount and the other one together. */
    public Money plus(Money other) {
        return rupiah(Math.addExact(rupiah, other.rupiah));
    }

    /** This amount less the other one. */
    public Money minus(Money other) {
        return rupiah(Math.subtractExact(rupiah, other.rupiah));
    }

    /** This amount {@code count} times. */
    public Money times(long count) {
        return rupiah(Math.multiplyExact(rupiah, count));
    }

    /** Whether this is less than Rp 0. */
    public boolean isNegative() {
        return rupiah < 0;
    }

    /**
     * Splits a non-negative amount in proportion to the weights by the largest remainder; on equal
     * remainders the earlier share gets the rupiah. The shares always add up to this amount.
     *
     * @param weights at least one, none negative, not all zero
     */
    public List<Money> split(long... weights) {
        var sum = Arrays.stream(weights).reduce(0, Math::addExact);
        if (isNegative() || sum <= 0 || Arrays.stream(weights).anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("split needs an amount >= 0 and weights >= 0");
        }
        var shares = new long[weights.length];
        var remainders = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            var product = Math.multiplyExact(rupiah, weights[i]);
            shares[i] = product / sum;
            remainders[i] = product % sum;
        }
        var left = (int) (rupiah - Arrays.stream(shares).sum());
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        return Arrays.stream(shares).mapToObj(Money::rupiah).toList();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(rupiah, other.rupiah);
    }
}
