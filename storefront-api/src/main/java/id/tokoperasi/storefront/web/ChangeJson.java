package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.ChangeRequest;
import id.tokoperasi.catalog.Difference;
import id.tokoperasi.catalog.Reason;
import id.tokoperasi.catalog.RequestKind;
import id.tokoperasi.catalog.RequestState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a cooperative asks the dinas about a listing; {@code title} is the proposed one. */
public record ChangeJson(
        UUID id,
        UUID listingId,
        UUID cooperativeId,
        RequestKind kind,
        RequestState state,
        String title,
        List<DifferenceJson> differences,
        List<ReasonJson> reasons,
        Instant askedAt,
        long workingDays,
        @Nullable String answer,
        @Nullable Instant decidedAt) {

    /** A field before and after; amounts in whole rupiah, lists as JSON, null where there is nothing. */
    public record DifferenceJson(
            String field, String variant, @Nullable String before, @Nullable String after) {

        static DifferenceJson of(Difference d) {
            return new DifferenceJson(d.field(), d.variant(), d.before(), d.after());
        }
    }

    /** A rule; what it measured and allows, in hundredths of a percent of price or percent of words. */
    public record ReasonJson(
            Reason.Rule rule, String field, String variant, long measured, long limit) {

        static ReasonJson of(Reason r) {
            return new ReasonJson(r.rule(), r.field(), r.variant(), r.measured(), r.limit());
        }
    }

    /** A request as it is at that moment. */
    public static ChangeJson of(ChangeRequest r, Instant now) {
        var end = r.decidedAt();
        return new ChangeJson(
                r.id(),
                r.listingId(),
                r.cooperativeId(),
                r.kind(),
                r.state(),
                r.proposed().title(),
                r.differences().stream().map(DifferenceJson::of).toList(),
                r.reasons().stream().map(ReasonJson::of).toList(),
                r.askedAt(),
                r.workingDays(end == null ? now : end),
                r.answer(),
                end);
    }
}
