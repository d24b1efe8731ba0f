package id.tokoperasi.storefront.resident;

import id.tokoperasi.browse.Browse;
import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.search.Certificate;
import id.tokoperasi.search.Facets;
import id.tokoperasi.search.ListingDocument;
import id.tokoperasi.search.ListingQuery;
import id.tokoperasi.search.Location;
import id.tokoperasi.search.Suggestions;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.Cards;
import id.tokoperasi.storefront.web.MakingMembers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finding listings. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class ListingApi {

    private final Browse browse;
    private final Shelf shelf;
    private final Cards cards;
    private final MakingMembers makers;

    ListingApi(Browse browse, Shelf shelf, Cards cards, MakingMembers makers) {
        this.browse = browse;
        this.shelf = shelf;
        this.cards = cards;
        this.makers = makers;
    }

    /**
     * A page of listings.
     *
     * @param reduced search is limited right now: by title, without facets
     * @param next pass as {@code after} for the following page; absent on the last
     */
    record FoundJson(
            List<ListingDocument> items,
            @Nullable String next,
            long total,
            boolean totalIsExact,
            Facets facets,
            @Nullable String correctedTo,
            boolean reduced) {

        static FoundJson of(Browse.Found found) {
            var page = found.page();
            return new FoundJson(
                    page.items(),
                    page.next(),
                    page.total(),
                    page.totalIsExact(),
                    page.facets(),
                    page.correctedTo(),
                    found.reduced());
        }
    }

    @Answers(problems = {"422 bad-cursor", "422 near-malformed", "422 near-missing"})
    @GetMapping("/listings")
    Mono<FoundJson> search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean exact,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "") @Size(max = 50) Set<String> district,
            @RequestParam(required = false) @Nullable String cooperative,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minPriceRupiah,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long maxPriceRupiah,
            @RequestParam(defaultValue = "") Set<Certificate> certificate,
            @RequestParam(defaultValue = "false") boolean inStock,
            @RequestParam(required = false) @Nullable String near,
            @RequestParam(defaultValue = "RELEVANCE") ListingQuery.Sort sort,
            @RequestParam(defaultValue = "24") @Min(1) @Max(ListingQuery.MAX_SIZE) int size,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(
                        () ->
                                ListingQuery.about(q)
                                        .exact(exact)
                                        .category(category)
                                        .districts(district)
                                        .cooperative(cooperative)
                                        .priceRupiah(minPriceRupiah, maxPriceRupiah)
                                        .certificates(certificate)
                                        .inStock(inStock)
                                        .near(near == null ? null : place(near))
                                        .sort(sort)
                                        .facets(after == null)
                                        .size(size)
                                        .after(after)
                                        .build())
                .flatMap(browse::find)
                .map(FoundJson::of);
    }

    private static Location place(String near) {
        var parts = near.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Location(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw Refusal.invalidField("near", "near-malformed");
    }

    @Answers(eTag = true)
    @GetMapping("/listings/{listingId}")
    Mono<ResponseEntity<ListingJson>> listing(@PathVariable UUID listingId) {
        return shelf.byId(listingId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        offer ->
                                makers.nameOf(offer.listing())
                                        .map(name -> json(offer, name))
                                        .defaultIfEmpty(json(offer, null)))
                .map(found -> ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(found));
    }

    private ListingJson json(Shelf.Offer offer, @Nullable String makerName) {
        return ListingJson.of(offer, cards.inForce(offer.listing()), makerName);
    }

    @GetMapping("/suggestions")
    Mono<Suggestions> suggestions(@RequestParam String q) {
        return browse.suggest(q);
    }
}
