package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.PaperLine;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The papers of a cooperative, and how it stands.
 *
 * @param manages whether the person may bring papers, close and leave
 * @param status name of the cooperative's state, the end of a message key
 * @param limit what a paper that has run out keeps it from, the end of a message key
 * @param reason why it was suspended or has left; empty otherwise
 * @param next code of the paper that is needed first; null when none is
 */
public record VerificationView(
        LapakShell lapak,
        boolean manages,
        String status,
        String limit,
        String reason,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedUntil,
        List<PaperLine> papers,
        int met,
        @Nullable String next,
        FormErrors errors)
        implements LapakView {}
