package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.Pictures;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;

import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The pictures of a listing: added one by one, since a phone's connection breaks. */
@Controller
class PictureController {

    private final ListingPages pages;
    private final Listings listings;
    private final ChangeRequests requests;
    private final Pictures pictures;
    private final Uploads uploads;
    private final FormWords words;

    PictureController(
            ListingPages pages,
            Listings listings,
            ChangeRequests requests,
            Pictures pictures,
            Uploads uploads,
            FormWords words) {
        this.pages = pages;
        this.listings = listings;
        this.requests = requests;
        this.pictures = pictures;
        this.uploads = uploads;
        this.words = words;
    }

    /** Form part {@code gambar}: JPEG, PNG or WebP. */
    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/gambar")
    Mono<Rendering> add(
            ServerWebExchange exchange,
            CurrentUser user,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @RequestPart("gambar") FilePart gambar) {
        return kept(cooperativeId, listingId)
                .doOnNext(PictureController::refuseTooMany)
                .flatMap(
                        kept ->
                                uploads.bytes(gambar)
                                        .flatMap(file -> pictures.add(cooperativeId, file))
                                        .flatMap(p -> keep(kept, with(kept, p.id()), user)))
                .map(kept -> done(cooperativeId, listingId, "foto"))
                .onErrorResume(
                        Refusal.class,
                        refusal -> explain(exchange, cooperativeId, listingId, refusal));
    }

    /** A listing, and what the cooperative wrote last: another picture is added to that. */
    private record Kept(Listing listing, ListingDraft written) {

        List<UUID> pictureIds() {
            return written.pictureIds();
        }
    }

    private Mono<Kept> kept(UUID cooperativeId, UUID listingId) {
        return listings.ofCooperative(cooperativeId, listingId)
                .zipWhen(requests::written, Kept::new);
    }

    private static void refuseTooMany(Kept kept) {
        if (kept.pictureIds().size() >= ListingPages.PICTURES_MAX) {
            throw Refusal.invalidField("file", "pictures-too-many");
        }
    }

    private static List<UUID> with(Kept kept, UUID picture) {
        var ids = new ArrayList<>(kept.pictureIds());
        ids.add(picture);
        return ids;
    }

    private Mono<Listing> keep(Kept kept, List<UUID> ids, CurrentUser user) {
        return listings.edit(
                kept.listing().cooperativeId(),
                kept.listing().id(),
                kept.listing().version(),
                kept.written().withPictures(ids),
                user.subject());
    }

    /** Takes a picture off; one that is not there is unknown. */
    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/gambar/{pictureId}/hapus")
    Mono<Rendering> remove(
            CurrentUser user,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId,
            @PathVariable UUID pictureId) {
        return kept(cooperativeId, listingId)
                .filter(kept -> kept.pictureIds().contains(pictureId))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(kept -> keep(kept, without(kept, pictureId), user))
                .map(kept -> done(cooperativeId, listingId, "hapus-foto"));
    }

    private static List<UUID> without(Kept kept, UUID picture) {
        return kept.pictureIds().stream().filter(id -> !id.equals(picture)).toList();
    }

    private static Rendering done(UUID cooperativeId, UUID listingId, String news) {
        var editor = "/lapak/" + cooperativeId + "/produk/" + listingId;
        return Fragments.to(Fragments.withNews(editor, news) + "#foto");
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, UUID cooperative, UUID listing, Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.UNKNOWN) {
            return Mono.error(refusal);
        }
        FormErrors errors = words.of(refusal, exchange).named("file", "gambar");
        return pages.editor(exchange, cooperative, listing, errors)
                .map(view -> Fragments.mend("cooperative/listing", view));
    }
}
