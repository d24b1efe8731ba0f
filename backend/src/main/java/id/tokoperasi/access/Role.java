package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

/** In what quality somebody acts. The first two need no appointment. */
public enum Role {
    /** Anybody, signed in or not. */
    ANONYMOUS(null),
    /** Anybody who has signed in; the operation serves only their own things. */
    SIGNED_IN(null),

    /** Runs the cooperative's store: everything, staff and bank account included. */
    MANAGER(BodyKind.COOPERATIVE),
    /** Listings, prices, pictures and stock. */
    CATALOGUE(BodyKind.COOPERATIVE),
    /** Packs and ships orders. */
    FULFILMENT(BodyKind.COOPERATIVE),
    /** Ledger and payouts. */
    TREASURER(BodyKind.COOPERATIVE),
    /** Reads, changes nothing. */
    VIEWER(BodyKind.COOPERATIVE),

    /** Pejabat pengadaan: prepares purchases. */
    PROCUREMENT_OFFICER(BodyKind.AGENCY),
    /** Pejabat pembuat komitmen: orders and signs. */
    COMMITMENT_OFFICER(BodyKind.AGENCY),
    /** Bendahara pengeluaran: records payments. */
    EXPENDITURE_TREASURER(BodyKind.AGENCY),
    /** Pengguna anggaran: answers for the office's budget. */
    BUDGET_USER(BodyKind.AGENCY),
    /** Receives and checks the goods. */
    RECEIVING_OFFICER(BodyKind.AGENCY),

    /** Officer of the regency's cooperative office. */
    DEPARTMENT_OFFICER(BodyKind.REGENCY),
    /** Reads everything, writes nothing. */
    AUDITOR(BodyKind.REGENCY);

    private final @Nullable BodyKind bodyKind;

    Role(@Nullable BodyKind bodyKind) {
        this.bodyKind = bodyKind;
    }

    /** For which kind of body one is appointed in this role; null when no appointment is needed. */
    public @Nullable BodyKind bodyKind() {
        return bodyKind;
    }
}
