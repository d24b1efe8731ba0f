package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.ChangeJson;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What a cooperative has asked the dinas about a listing, and putting listings away. */
@RestController
@RequestMapping(
        path = "/api/v1/seller/{cooperativeId}/listings/{listingId}",
        produces = "application/json")
class ShopReviewApi {

    private final Listings listings;
    private final ChangeRequests requests;
    private final Clock clock;

    ShopReviewApi(Listings listings, ChangeRequests requests, Clock clock) {
        this.listings = listings;
        this.requests = requests;
        this.clock = clock;
    }

    record ChangesJson(List<ChangeJson> items, @Nullable UUID next) {}

    /** Newest first; the first one is open when something waits for the dinas. */
    @GetMapping("/changes")
    Mono<ChangesJson> changes(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return listings.ofCooperative(cooperativeId, listingId)
                .thenMany(requests.ofListing(cooperativeId, listingId, after, size))
                .map(r -> ChangeJson.of(r, clock.instant()))
                .collectList()
                .map(all -> new ChangesJson(all, all.size() < size ? null : all.getLast().id()));
    }

    /** What waits is no longer asked; what is on sale stays as it is. */
    @Answers(eTag = true, problems = "409 request-none")
    @PostMapping("/take-back")
    Mono<ResponseEntity<ShopListingJson>> takeBack(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            CurrentUser user,
            Once once) {
        return step(cooperativeId, listingId, ifMatch, user, once, listings::takeBack);
    }

    /** Puts a listing away that is not on sale; it is kept for old orders. */
    @Answers(eTag = true, problems = "409 listing-state")
    @PostMapping("/archive")
    Mono<ResponseEntity<ShopListingJson>> archive(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            CurrentUser user,
            Once once) {
        return step(cooperativeId, listingId, ifMatch, user, once, listings::archive);
    }

    /** Brings an archived listing back as a draft. */
    @Answers(eTag = true, problems = "409 listing-state")
    @PostMapping("/restore")
    Mono<ResponseEntity<ShopListingJson>> restore(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            CurrentUser user,
            Once once) {
        return step(cooperativeId, listingId, ifMatch, user, once, listings::restore);
    }

    private Mono<ResponseEntity<ShopListingJson>> step(
            UUID cooperativeId,
            UUID listingId,
            @Nullable String ifMatch,
            CurrentUser user,
            Once once,
            ListingStep step) {
        return once.json(
                ifMatch,
                id ->
                        listings.ofCooperative(cooperativeId, listingId)
                                .map(own -> Versions.seen(ifMatch))
                                .flatMap(
                                        seen ->
                                                step.take(
                                                        cooperativeId,
                                                        listingId,
                                                        seen,
                                                        user.subject()))
                                .map(
                                        l ->
                                                ResponseEntity.ok()
                                                        .eTag(Versions.eTag(l.version()))
                                                        .body(ShopListingJson.of(l))));
    }
}
