package id.tokoperasi.membership;

import id.tokoperasi.kernel.Money;

/**
 * What a cooperative tells whoever wants to join.
 *
 * @param open whether it takes requests
 * @param principal paid once on joining (simpanan pokok); zero when not said
 * @param monthly paid each month (simpanan wajib); zero when not said
 * @param words the board's own; may be empty
 * @param version 0 while the cooperative has never said anything
 */
public record JoinTerms(boolean open, Money principal, Money monthly, String words, long version) {

    /** Of a cooperative that has said nothing: it may be asked. */
    public static final JoinTerms UNSAID = new JoinTerms(true, Money.ZERO, Money.ZERO, "", 0);
}
