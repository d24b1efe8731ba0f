package id.tokoperasi.verification;

import id.tokoperasi.cooperative.CooperativeSector;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish that a cooperative be registered.
 *
 * @param id also of the cooperative once it is accepted
 * @param applicant account of the person who wrote it
 * @param form as written; sealed numbers are left out
 * @param bankAccountHint last four digits of what is kept; null when nothing is
 */
public record Application(
        UUID id,
        String applicant,
        String applicantName,
        @Nullable String applicantEmail,
        ApplicationState state,
        ApplicationForm form,
        @Nullable String bankAccountHint,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        long version) {

    /** What it is while nothing was chosen: most trade. */
    CooperativeSector sectorOrReal() {
        var sector = form.sector();
        return sector == null ? CooperativeSector.REAL : sector;
    }
}
