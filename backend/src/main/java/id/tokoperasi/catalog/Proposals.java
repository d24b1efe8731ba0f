package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingWrites.Act;
import id.tokoperasi.catalog.Reason.Rule;
import id.tokoperasi.catalog.ReviewRows.Policy;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cooperative writes, on its way: at once, by way of the dinas, or at once and looked at
 * afterwards. All in the transaction that has locked the listing.
 */
@Component
class Proposals {

    private final ListingWrites writes;
    private final ChangeRows changes;
    private final ReviewRows reviews;
    private final VariantRows variants;
    private final Versions versions;

    Proposals(
            ListingWrites writes,
            ChangeRows changes,
            ReviewRows reviews,
            VariantRows variants,
            Versions versions) {
        this.writes = writes;
        this.changes = changes;
        this.reviews = reviews;
        this.variants = variants;
        this.versions = versions;
    }

    /** Takes in an edit of a locked listing, in whatever state it is; not of an archived one. */
    Mono<Void> edit(Listing kept, ListingDraft draft, Act act) {
        if (kept.status() == ListingStatus.ARCHIVED) {
            return Mono.error(() -> Refusal.conflict("listing-state"));
        }
        if (kept.status() == ListingStatus.IN_REVIEW) {
            return changes.open(kept.id()).flatMap(open -> editWaiting(kept, open, draft, act));
        }
        return kept.status().onSale()
                ? Mono.zip(
                                reviews.policy(kept.cooperativeId()),
                                variants.checkedPrices(kept.id()),
                                changes.open(kept.id())
                                        .map(Optional::of)
                                        .defaultIfEmpty(Optional.empty()))
                        .flatMap(
                                all ->
                                        editLive(
                                                new Edit(
                                                        kept,
                                                        draft,
                                                        new Risks(
                                                                all.getT1().mode(),
                                                                all.getT1().rules(),
                                                                all.getT2()),
                                                        all.getT3().orElse(null)),
                                                act))
                : writes.write(kept, draft, act).then();
    }

    /** What nobody has seen yet changes at once; the dinas gets to see the newest version. */
    private Mono<Void> editWaiting(Listing kept, ChangeRequest open, ListingDraft draft, Act act) {
        return writes.write(kept, draft, act)
                .flatMap(
                        now -> {
                            var proposed = versions.afterwards(draft, now);
                            return same(open, proposed)
                                    ? Mono.empty()
                                    : replace(
                                            open,
                                            request(
                                                    now,
                                                    RequestKind.PUBLICATION,
                                                    open.base(),
                                                    proposed,
                                                    open.reasons(),
                                                    open.rulesVersion(),
                                                    act),
                                            act);
                        });
    }

    private boolean same(ChangeRequest open, ListingDraft proposed) {
        return versions.between(open.proposed(), proposed).isEmpty();
    }

    /** An edit of what is on sale. */
    private record Edit(
            Listing kept, ListingDraft draft, Risks risks, @Nullable ChangeRequest open) {

        boolean lookedAtAfterwards() {
            return open != null && open.kind() == RequestKind.AFTERWARDS;
        }

        /** What the dinas has seen last of what buyers see. */
        @Nullable ListingDraft base() {
            return open != null && open.kind() == RequestKind.AFTERWARDS
                    ? open.base()
                    : ListingDraft.of(kept);
        }
    }

    private Mono<Void> editLive(Edit edit, Act act) {
        var before = ListingDraft.of(edit.kept());
        var held = versions.between(before, edit.draft()).stream().anyMatch(edit.risks()::holds);
        var live =
                held ? versions.holding(before, edit.draft(), edit.risks()::holds) : edit.draft();
        return writes.write(edit.kept(), live, act)
                .delayUntil(now -> writes.traced(edit.kept(), live, act))
                .flatMap(now -> held ? hold(edit, now, act) : lookAfterwards(edit, now, act));
    }

    private Mono<Void> hold(Edit edit, Listing now, Act act) {
        var open = edit.open();
        var proposed = versions.afterwards(edit.draft(), now);
        if (open != null && open.kind() == RequestKind.CHANGE && same(open, proposed)) {
            return Mono.empty();
        }
        var reasons =
                edit.risks().reasons(versions.between(ListingDraft.of(edit.kept()), proposed));
        var base = edit.lookedAtAfterwards() ? edit.base() : ListingDraft.of(now);
        var asked =
                request(
                        now,
                        RequestKind.CHANGE,
                        base,
                        proposed,
                        reasons,
                        edit.risks().rules().version(),
                        act);
        return replace(open, asked, act)
                .then(writes.move(now, ListingStatus.CHANGES_PENDING, act))
                .then(
                        writes.record(
                                now.id(),
                                "listing-change-asked",
                                Map.of(),
                                Map.of("request", asked.id().toString()),
                                act));
    }

    private Mono<Void> lookAfterwards(Edit edit, Listing now, Act act) {
        var proposed = ListingDraft.of(now);
        var base = edit.base();
        var looks = edit.risks().mode() == ReviewMode.TRUSTED || edit.lookedAtAfterwards();
        var reasons =
                base == null
                        ? List.of(Reason.of(Rule.FIRST_PUBLICATION))
                        : edit.risks().reasons(versions.between(base, proposed));
        var asked =
                looks && !reasons.isEmpty()
                        ? request(
                                now,
                                RequestKind.AFTERWARDS,
                                base,
                                proposed,
                                reasons,
                                edit.risks().rules().version(),
                                act)
                        : null;
        return replace(edit.open(), asked, act)
                .then(writes.move(now, ListingStatus.PUBLISHED, act));
    }

    private Mono<Void> replace(
            @Nullable ChangeRequest open, @Nullable ChangeRequest asked, Act act) {
        Mono<Void> closed =
                open == null
                        ? Mono.empty()
                        : changes.close(
                                        open.listingId(),
                                        RequestState.SUPERSEDED,
                                        act.actor(),
                                        act.at())
                                .then();
        return asked == null ? closed : closed.then(changes.insert(asked));
    }

    private static ChangeRequest request(
            Listing now,
            RequestKind kind,
            @Nullable ListingDraft base,
            ListingDraft proposed,
            List<Reason> reasons,
            long rulesVersion,
            Act act) {
        return new ChangeRequest(
                Ids.next(),
                now.id(),
                now.cooperativeId(),
                kind,
                base,
                proposed,
                List.of(),
                reasons,
                rulesVersion,
                now.version(),
                act.actor(),
                act.at(),
                RequestState.OPEN,
                null,
                null,
                null);
    }

    /** Puts a locked listing on sale, or asks the dinas to. */
    Mono<Void> publish(Listing kept, Act act) {
        return Mono.zip(
                        reviews.policy(kept.cooperativeId()),
                        changes.takenOff(kept.id())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .flatMap(both -> publish(kept, both.getT1(), both.getT2().orElse(null), act));
    }

    private Mono<Void> publish(Listing kept, Policy policy, @Nullable ListingDraft base, Act act) {
        var now = ListingDraft.of(kept);
        var reasons = reasons(kept, now, policy, base);
        var waits =
                kept.status() == ListingStatus.REJECTED
                        || (policy.mode() != ReviewMode.TRUSTED && !reasons.isEmpty());
        var to = waits ? ListingStatus.IN_REVIEW : ListingStatus.PUBLISHED;
        var kind = waits ? RequestKind.PUBLICATION : RequestKind.AFTERWARDS;
        var asked = request(kept, kind, base, now, reasons, policy.rules().version(), act);
        return (reasons.isEmpty() ? Mono.<Void>empty() : changes.insert(asked))
                .then(writes.move(kept, to, act))
                .then(waits ? Mono.empty() : writes.checked(kept.id()))
                .then(
                        writes.moved(
                                kept.id(),
                                waits ? "listing-publication-asked" : "listing-published",
                                kept.status(),
                                to,
                                act))
                .then(writes.marked(kept.id()));
    }

    private List<Reason> reasons(
            Listing kept, ListingDraft now, Policy policy, @Nullable ListingDraft base) {
        if (kept.status() == ListingStatus.REJECTED) {
            return List.of(Reason.of(Rule.SAID_NO_BEFORE));
        }
        if (base == null) {
            return List.of(Reason.of(Rule.FIRST_PUBLICATION));
        }
        return policy.mode() == ReviewMode.ALL
                ? List.of(Reason.of(Rule.EVERYTHING))
                : new Risks(policy.mode(), policy.rules(), Map.of())
                        .reasons(versions.between(base, now));
    }

    /** Takes a locked listing off sale; what waits about it is over. */
    Mono<Void> withdraw(Listing kept, Act act) {
        return kept.status().onSale()
                ? changes.close(kept.id(), RequestState.SUPERSEDED, act.actor(), act.at())
                        .then(changes.keepTakenOff(kept.id(), ListingDraft.of(kept), act.at()))
                        .then(step(kept, ListingStatus.WITHDRAWN, "listing-withdrawn", act))
                : Mono.error(() -> Refusal.conflict("listing-state"));
    }

    /** No longer asks; refuses {@code request-none} when nothing waits for an answer. */
    Mono<Void> takeBack(Listing kept, Act act) {
        return changes.open(kept.id())
                .filter(open -> open.kind() != RequestKind.AFTERWARDS)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("request-none")))
                .then(changes.close(kept.id(), RequestState.TAKEN_BACK, act.actor(), act.at()))
                .then(step(kept, before(kept), "listing-request-taken-back", act));
    }

    private static ListingStatus before(Listing kept) {
        if (kept.status().onSale()) {
            return ListingStatus.PUBLISHED;
        }
        return kept.publishedAt() == null ? ListingStatus.DRAFT : ListingStatus.WITHDRAWN;
    }

    /** Moves a locked listing on, with its record and its mark for the index. */
    Mono<Void> step(Listing kept, ListingStatus to, String operation, Act act) {
        return writes.move(kept, to, act)
                .then(writes.moved(kept.id(), operation, kept.status(), to, act))
                .then(writes.marked(kept.id()));
    }
}
