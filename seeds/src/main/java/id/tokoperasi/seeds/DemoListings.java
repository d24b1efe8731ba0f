package id.tokoperasi.seeds;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.ListingLoads;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Publishes listings with their variants, stock, papers and drawings. The slug in the file is a
 * listing's key: one that is there, in whatever state, stays as the cooperative has made it.
 */
@Component
class DemoListings {

    /** Whose name stands in the ledger of stock. */
    private static final String ACTOR = "seeds";

    private static final int AT_ONCE = 4;

    private final ListingLoads loads;

    DemoListings(ListingLoads loads) {
        this.loads = loads;
    }

    Mono<Loading.Count> load(
            Seeds seeds, DemoCooperatives.Shops shops, Map<String, UUID> pictures) {
        var drafts = drafts(seeds, pictures);
        var all = drafts.values().stream().mapToInt(Map::size).sum();
        return Flux.fromIterable(drafts.entrySet())
                .flatMap(
                        entry ->
                                publish(
                                        Objects.requireNonNull(shops.bySlug().get(entry.getKey())),
                                        entry.getValue()),
                        AT_ONCE)
                .reduce(0, Integer::sum)
                .map(added -> new Loading.Count(all, added));
    }

    /** A cooperative that may not sell at the moment gets nothing new. */
    private Mono<Integer> publish(Cooperative cooperative, Map<String, ListingDraft> drafts) {
        return cooperative.sells()
                ? loads.publishMissing(cooperative.id(), drafts, ACTOR)
                        .onErrorMap(e -> new IllegalStateException(cooperative.slug(), e))
                : Mono.just(0);
    }

    /** By the cooperative's slug and the listing's, in the order of the file. */
    private static Map<String, Map<String, ListingDraft>> drafts(
            Seeds seeds, Map<String, UUID> pictures) {
        var variants =
                seeds.variants().stream()
                        .collect(Collectors.groupingBy(Seeds.Variant::listingSlug));
        var terms = DemoTerms.of(seeds);
        var drafts = new LinkedHashMap<String, Map<String, ListingDraft>>();
        for (var listing : seeds.listings()) {
            drafts.computeIfAbsent(listing.cooperativeSlug(), slug -> new LinkedHashMap<>())
                    .put(
                            listing.slug(),
                            content(
                                    listing,
                                    variants.getOrDefault(listing.slug(), List.of()),
                                    terms,
                                    pictures));
        }
        return drafts;
    }

    private static ListingDraft content(
            Seeds.Listing listing,
            List<Seeds.Variant> variants,
            DemoTerms terms,
            Map<String, UUID> pictures) {
        var drawing = listing.illustrationFamily() + "-" + listing.illustrationVariation();
        return new ListingDraft(
                listing.title(),
                listing.description(),
                listing.categorySlug(),
                unit(variants.getFirst().netUnit()),
                listing.leadTimeDays(),
                terms.dailyCapacity(listing.slug()),
                certificates(listing),
                List.of(Objects.requireNonNull(pictures.get(drawing), drawing)),
                listing.makerNote().isBlank() ? null : listing.makerNote(),
                null,
                null,
                variants.stream().map(DemoListings::variant).map(terms::with).toList());
    }

    private static ContentUnit unit(String netUnit) {
        return switch (netUnit) {
            case "g" -> ContentUnit.GRAM;
            case "ml" -> ContentUnit.MILLILITRE;
            case "pcs" -> ContentUnit.PIECE;
            default -> throw new IllegalArgumentException("unknown unit " + netUnit);
        };
    }

    private static VariantDraft variant(Seeds.Variant v) {
        return new VariantDraft(
                null,
                v.name(),
                v.sku(),
                Money.rupiah(v.priceRupiah()),
                v.weightGrams(),
                (long) v.netAmount(),
                v.stock());
    }

    private static List<Certificate> certificates(Seeds.Listing l) {
        var papers = new ArrayList<Certificate>();
        if (!l.halalNumber().isBlank()) {
            papers.add(paper(Certificate.Kind.HALAL, l.halalNumber(), l.halalValidUntil()));
        }
        if (!l.pirtNumber().isBlank()) {
            papers.add(paper(Certificate.Kind.PIRT, l.pirtNumber(), l.pirtValidUntil()));
        }
        if (!l.sniNumber().isBlank()) {
            papers.add(paper(Certificate.Kind.SNI, l.sniNumber(), null));
        }
        if (!l.organicNumber().isBlank()) {
            papers.add(paper(Certificate.Kind.ORGANIC, l.organicNumber(), null));
        }
        switch (l.domesticBasis()) {
            case "TKDN" ->
                    papers.add(
                            new Certificate(
                                    Certificate.Kind.TKDN,
                                    l.tkdnNumber(),
                                    null,
                                    l.localContentBasisPoints()));
            case "SELF_DECLARED" -> papers.add(paper(Certificate.Kind.PDN, null, null));
            default -> {}
        }
        return papers;
    }

    private static Certificate paper(
            Certificate.Kind kind, @Nullable String number, @Nullable LocalDate validUntil) {
        return new Certificate(kind, number, validUntil, null);
    }
}
