package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.media.Picture;
import id.tokoperasi.media.Pictures;
import id.tokoperasi.storefront.cooperative.ShopListingJson.Written;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.MakingMembers;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** A cooperative's own listings. Edits name the version they have seen. */
@RestController
@RequestMapping(path = "/api/v1/seller/{cooperativeId}", produces = "application/json")
class ShopListingApi {

    private final Listings listings;
    private final Pictures pictures;
    private final Uploads uploads;
    private final MakingMembers makers;

    ShopListingApi(Listings listings, Pictures pictures, Uploads uploads, MakingMembers makers) {
        this.listings = listings;
        this.pictures = pictures;
        this.uploads = uploads;
        this.makers = makers;
    }

    record ListingsJson(List<ShopListingJson> items, @Nullable UUID next) {}

    /** Newest first; {@code q} is part of a title or SKU. */
    @GetMapping("/listings")
    Mono<ListingsJson> list(
            @PathVariable UUID cooperativeId,
            @RequestParam(required = false) @Nullable ListingStatus status,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return listings.page(cooperativeId, status, q, after, size)
                .map(ShopListingJson::of)
                .collectList()
                .map(all -> new ListingsJson(all, all.size() < size ? null : all.getLast().id()));
    }

    @Answers(eTag = true)
    @GetMapping("/listings/{listingId}")
    Mono<ResponseEntity<ShopListingJson>> find(
            @PathVariable UUID cooperativeId, @PathVariable UUID listingId) {
        return listings.ofCooperative(cooperativeId, listingId).map(ShopListingApi::tagged);
    }

    @Answers(
            eTag = true,
            problems = {
                "422 category-unknown",
                "422 district-unknown",
                "422 maker-unknown",
                "422 minimum-over-capacity",
                "422 net-by-weight",
                "422 options-differ",
                "422 options-same",
                "422 option-twice",
                "422 option-words",
                "422 sku-taken",
                "422 tier-price",
                "422 tier-quantity",
                "422 title-missing",
                "422 weight-step-unit"
            })
    @PostMapping(path = "/listings", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<ShopListingJson>> draft(
            @PathVariable UUID cooperativeId,
            @Valid @RequestBody Written written,
            CurrentUser user,
            Once once) {
        return once.json(
                written,
                id ->
                        makers.check(cooperativeId, written.makerMemberId())
                                .then(
                                        listings.draft(
                                                cooperativeId, written.toDraft(), user.subject()))
                                .map(
                                        l ->
                                                ResponseEntity.created(
                                                                URI.create(
                                                                        "/api/v1/seller/%s/listings/%s"
                                                                                .formatted(
                                                                                        cooperativeId,
                                                                                        l.id())))
                                                        .eTag(Versions.eTag(l.version()))
                                                        .body(ShopListingJson.of(l))));
    }

    @Answers(
            eTag = true,
            problems = {
                "422 category-unknown",
                "422 district-unknown",
                "422 maker-unknown",
                "422 minimum-over-capacity",
                "422 net-by-weight",
                "422 options-differ",
                "422 options-same",
                "422 option-twice",
                "422 option-words",
                "422 sku-taken",
                "422 stock-below-reserved",
                "422 tier-price",
                "422 tier-quantity",
                "422 title-missing",
                "422 weight-step-unit"
            })
    @PutMapping(path = "/listings/{listingId}", consumes = "application/json")
    Mono<ResponseEntity<ShopListingJson>> edit(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Written written,
            CurrentUser user) {
        return listings.ofCooperative(cooperativeId, listingId)
                .map(own -> Versions.seen(ifMatch))
                .delayUntil(seen -> makers.check(cooperativeId, written.makerMemberId()))
                .flatMap(
                        seen ->
                                listings.edit(
                                        cooperativeId,
                                        listingId,
                                        seen,
                                        written.toDraft(),
                                        user.subject()))
                .map(ShopListingApi::tagged);
    }

    @Answers(
            eTag = true,
            problems = {
                "409 listing-state",
                "422 cooperative-not-verified",
                "422 description-too-short"
            })
    @PostMapping("/listings/{listingId}/publish")
    Mono<ResponseEntity<ShopListingJson>> publish(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            CurrentUser user,
            Once once) {
        return once.json(
                ifMatch,
                id ->
                        listings.ofCooperative(cooperativeId, listingId)
                                .map(own -> Versions.seen(ifMatch))
                                .flatMap(
                                        seen ->
                                                listings.publish(
                                                        cooperativeId,
                                                        listingId,
                                                        seen,
                                                        user.subject()))
                                .map(ShopListingApi::tagged));
    }

    @Answers(eTag = true, problems = "409 listing-state")
    @PostMapping("/listings/{listingId}/withdraw")
    Mono<ResponseEntity<ShopListingJson>> withdraw(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            CurrentUser user,
            Once once) {
        return once.json(
                ifMatch,
                id ->
                        listings.ofCooperative(cooperativeId, listingId)
                                .map(own -> Versions.seen(ifMatch))
                                .flatMap(
                                        seen ->
                                                listings.withdraw(
                                                        cooperativeId,
                                                        listingId,
                                                        seen,
                                                        user.subject()))
                                .map(ShopListingApi::tagged));
    }

    record PictureJson(UUID id, int width, int height) {

        static PictureJson of(Picture p) {
            return new PictureJson(p.id(), p.width(), p.height());
        }
    }

    /** Takes in a picture of the cooperative; a listing shows it once its {@code pictureIds} name it. */
    @Answers(
            problems = {
                "422 picture-broken",
                "422 picture-slow",
                "422 picture-too-big",
                "422 picture-too-large",
                "422 picture-type"
            })
    @PostMapping(path = "/pictures", consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PictureJson>> addPicture(
            @PathVariable UUID cooperativeId, @RequestPart("file") FilePart file) {
        return uploads.bytes(file)
                .flatMap(bytes -> pictures.add(cooperativeId, bytes))
                .map(
                        p ->
                                ResponseEntity.created(URI.create("/gambar/" + p.id() + "/1280"))
                                        .body(PictureJson.of(p)));
    }

    private static ResponseEntity<ShopListingJson> tagged(Listing listing) {
        return ResponseEntity.ok()
                .eTag(Versions.eTag(listing.version()))
                .body(ShopListingJson.of(listing));
    }
}
