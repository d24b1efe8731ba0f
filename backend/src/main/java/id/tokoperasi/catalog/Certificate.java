package id.tokoperasi.catalog;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A proof that a listing carries.
 *
 * @param number the paper's number; null for a self-declaration
 * @param validUntil last day, Asia/Jakarta; null when it does not end
 * @param percentBasisPoints local content in hundredths of a percent, for TKDN only
 * @param declaredOn day of a self-declaration; null for a paper, or when it is not known
 * @param declaredBy who declares it, by name and office; null as {@code declaredOn}
 */
public record Certificate(
        Kind kind,
        @Nullable String number,
        @Nullable LocalDate validUntil,
        @Nullable Integer percentBasisPoints,
        @Nullable LocalDate declaredOn,
        @Nullable String declaredBy) {

    /** A paper that somebody else has given. */
    public Certificate(
            Kind kind,
            @Nullable String number,
            @Nullable LocalDate validUntil,
            @Nullable Integer percentBasisPoints) {
        this(kind, number, validUntil, percentBasisPoints, null, null);
    }

    /** What is proved. */
    public enum Kind {
        HALAL,
        NON_HALAL,
        /** Home-industry food licence of the regency. */
        PIRT,
        /** BPOM registration of domestic food. */
        MD,
        SNI,
        /** Domestic product, declared by the cooperative itself. */
        PDN,
        /** Local-content certificate. */
        TKDN,
        ORGANIC
    }

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return validUntil == null || !day.isAfter(validUntil);
    }
}
