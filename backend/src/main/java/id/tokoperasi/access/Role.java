package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

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

    /** Pengguna anggaran (PA): head of the office, answers for its budget. */
    BUDGET_USER(BodyKind.AGENCY),
    /** Kuasa pengguna anggaran (KPA): has part of the budget user's power. */
    DELEGATED_BUDGET_USER(BodyKind.AGENCY),
    /** Pejabat pembuat komitmen (PPK): sets the need, orders, signs and accepts. */
    COMMITMENT_OFFICER(BodyKind.AGENCY),
    /** Pejabat pengadaan: prepares purchases. */
    PROCUREMENT_OFFICER(BodyKind.AGENCY),
    /** Pejabat pelaksana teknis kegiatan (PPTK): prepares documents and follows the activity. */
    ACTIVITY_TECHNICAL_OFFICER(BodyKind.AGENCY),
    /** Bendahara pengeluaran: records payments, orders nothing. */
    EXPENDITURE_TREASURER(BodyKind.AGENCY),
    /** Pejabat penatausahaan keuangan (PPK-SKPD): checks payment requests. Not the commitment officer. */
    FINANCE_VERIFIER(BodyKind.AGENCY),
    /** Pengurus barang: books what was received as stock or asset. */
    STORE_KEEPER(BodyKind.AGENCY),

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

    /** The roles of one kind of body, in the order in which they stand here. */
    public static List<Role> of(BodyKind kind) {
        return Arrays.stream(values()).filter(role -> role.bodyKind == kind).toList();
    }
}
