package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.ChangeRequest;
import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.RequestKind;
import id.tokoperasi.catalog.RequestState;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.storefront.web.ChangeWords;
import id.tokoperasi.storefront.web.Languages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Assembles what the editor of a listing says about its review. */
@Component
class ListingReviewPages {

    private static final int HISTORY = 10;

    private final ChangeRequests requests;
    private final Reviews reviews;
    private final ChangeWords words;

    ListingReviewPages(ChangeRequests requests, Reviews reviews, ChangeWords words) {
        this.requests = requests;
        this.reviews = reviews;
        this.words = words;
    }

    /** The part of the editor of that listing; always the same number of statements. */
    Mono<ListingReviewView> of(ServerWebExchange exchange, Listing listing) {
        var locale = Languages.of(exchange);
        return Mono.zip(
                        requests.ofListing(listing.cooperativeId(), listing.id(), null, HISTORY)
                                .collectList(),
                        reviews.rules(),
                        words.names())
                .map(
                        all ->
                                view(
                                        listing,
                                        all.getT1(),
                                        all.getT2().usualDays(),
                                        all.getT3(),
                                        locale));
    }

    /**
     * The same with both versions, after somebody else was first.
     *
     * @param written what the cooperative wrote last, as it is kept now
     * @param typed what this form wanted to write
     */
    Mono<ListingReviewView> conflict(
            ServerWebExchange exchange, Listing listing, ListingDraft written, ListingDraft typed) {
        return of(exchange, listing)
                .zipWith(words.names())
                .map(
                        both ->
                                both.getT1()
                                        .with(
                                                new ListingReviewView.Conflict(
                                                        listing.updatedAt(),
                                                        words.lines(
                                                                requests.between(written, typed),
                                                                both.getT2(),
                                                                Languages.of(exchange)))));
    }

    private ListingReviewView view(
            Listing listing,
            List<ChangeRequest> asked,
            int usualDays,
            ChangeWords.Names names,
            Locale locale) {
        var newest = asked.isEmpty() ? null : asked.getFirst();
        var open = newest != null && newest.state() == RequestState.OPEN ? newest : null;
        var toMend = newest != null && isToMend(listing, newest) ? newest : null;
        var status = listing.status();
        return new ListingReviewView(
                listing.id(),
                listing.version(),
                note(listing, open, toMend),
                tone(status, toMend),
                usualDays,
                toMend == null ? "" : Objects.requireNonNullElse(toMend.answer(), ""),
                status.publishable(),
                status != ListingStatus.ARCHIVED,
                status.onSale(),
                open != null && open.kind() != RequestKind.AFTERWARDS,
                status.archivable(),
                status == ListingStatus.ARCHIVED,
                asked.stream().map(r -> asked(r, names, locale)).toList(),
                null);
    }

    /** Whether the dinas has said no last, and the listing is still where that left it. */
    private static boolean isToMend(Listing listing, ChangeRequest newest) {
        var said =
                newest.state() == RequestState.REJECTED
                        || newest.state() == RequestState.CHANGES_ASKED;
        return said
                && (listing.status() == ListingStatus.REJECTED
                        || listing.status() == ListingStatus.PUBLISHED);
    }

    private static @Nullable String note(
            Listing listing, @Nullable ChangeRequest open, @Nullable ChangeRequest toMend) {
        return switch (listing.status()) {
            case IN_REVIEW -> "review.waits";
            case CHANGES_PENDING -> "review.waits_change";
            case PUBLISHED ->
                    toMend != null
                            ? toMend.kind() == RequestKind.CHANGE
                                    ? "review.note.CHANGE_REFUSED"
                                    : "review.note.MEND_ON_SALE"
                            : open == null ? null : "review.note.AFTERWARDS";
            case DRAFT, REJECTED, WITHDRAWN, ARCHIVED -> "review.note." + listing.status();
        };
    }

    private static String tone(ListingStatus status, @Nullable ChangeRequest toMend) {
        return switch (status) {
            case REJECTED -> "bad";
            case WITHDRAWN, ARCHIVED -> "warn";
            case PUBLISHED -> toMend == null ? "info" : "warn";
            case DRAFT, IN_REVIEW, CHANGES_PENDING -> "info";
        };
    }

    private ListingReviewView.Asked asked(ChangeRequest r, ChangeWords.Names names, Locale locale) {
        return new ListingReviewView.Asked(
                "review.kind." + r.kind(),
                "review.state." + r.state(),
                tone(r.state()),
                r.askedAt(),
                r.decidedAt(),
                Objects.requireNonNullElse(r.answer(), ""),
                words.reasons(r, locale),
                words.lines(r, names, locale));
    }

    private static String tone(RequestState state) {
        return switch (state) {
            case OPEN -> "brand";
            case APPROVED -> "ok";
            case REJECTED -> "bad";
            case CHANGES_ASKED -> "warn";
            case SUPERSEDED, TAKEN_BACK -> "line";
        };
    }
}
