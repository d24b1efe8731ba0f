package id.tokoperasi.seeds;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Products and changes that wait for the dinas: a first publication, a higher price and other words of a
 * cooperative that is looked at, and a certificate of one that is trusted. Loaded once, all or none: the
 * review mode of the first one tells.
 */
@Component
class DemoModeration {

    private static final String ACTOR = "seeds";
    private static final String LOOKED_AT = "koperasi-jasa-boga-pelawad";
    private static final String TRUSTED = "koperasi-konsumen-citerep-makmur";
    private static final int REQUESTS = 4;

    private final Listings listings;
    private final Reviews reviews;
    private final Transactions transactions;

    DemoModeration(Listings listings, Reviews reviews, Transactions transactions) {
        this.listings = listings;
        this.reviews = reviews;
        this.transactions = transactions;
    }

    Mono<Loading.Count> load(DemoCooperatives.Shops shops) {
        var lookedAt = shops.bySlug().get(LOOKED_AT);
        var trusted = shops.bySlug().get(TRUSTED);
        return lookedAt == null || trusted == null
                ? Mono.just(new Loading.Count(0, 0))
                : reviews.mode(lookedAt.id())
                        .filter(mode -> mode.version() == 0)
                        .flatMap(mode -> transactions.run(() -> ask(lookedAt, trusted)))
                        .defaultIfEmpty(0L)
                        .map(added -> new Loading.Count(REQUESTS, added.intValue()));
    }

    private Mono<Long> ask(Cooperative lookedAt, Cooperative trusted) {
        return reviews.putMode(lookedAt.id(), ReviewMode.RISKY, 0, ACTOR)
                .thenMany(
                        Flux.concat(
                                fresh(lookedAt.id()),
                                edit(lookedAt.id(), "Snack box", DemoModeration::dearer),
                                edit(lookedAt.id(), "Tumpeng", DemoModeration::larger),
                                edit(trusted.id(), "Sabun cuci", DemoModeration::certified)))
                .count();
    }

    private Mono<Listing> found(UUID cooperative, String title) {
        return listings.page(cooperative, ListingStatus.PUBLISHED, title, null, 1).next();
    }

    private Mono<Listing> edit(
            UUID cooperative, String title, Function<ListingDraft, ListingDraft> change) {
        return found(cooperative, title)
                .flatMap(
                        l ->
                                listings.edit(
                                        cooperative,
                                        l.id(),
                                        l.version(),
                                        change.apply(ListingDraft.of(l)),
                                        ACTOR));
    }

    private Mono<Listing> fresh(UUID cooperative) {
        return found(cooperative, "Nasi kotak")
                .flatMap(l -> listings.draft(cooperative, sibling(ListingDraft.of(l)), ACTOR))
                .flatMap(l -> listings.publish(cooperative, l.id(), l.version(), ACTOR));
    }

    private static ListingDraft sibling(ListingDraft d) {
        var v = d.variants().getFirst();
        var own =
                new VariantDraft(
                        null,
                        v.name(),
                        "CONTOH-PERIKSA-1",
                        v.price(),
                        v.weightGrams(),
                        v.netAmount(),
                        20);
        return with(
                d,
                "Nasi kotak rabeg Pelawad",
                "Nasi putih, rabeg daging sapi khas Banten, acar, dan kerupuk emping. Dimasak pagi hari.",
                d.certificates(),
                List.of(own));
    }

    private static ListingDraft dearer(ListingDraft d) {
        var variants =
                d.variants().stream()
                        .map(
                                v ->
                                        new VariantDraft(
                                                v.id(),
                                                v.name(),
                                                v.sku(),
                                                Money.rupiah(v.price().rupiah() * 5 / 4),
                                                v.weightGrams(),
                                                v.netAmount(),
                                                null))
                        .toList();
        return with(d, d.title(), d.description(), d.certificates(), variants);
    }

    private static ListingDraft larger(ListingDraft d) {
        return with(
                d, d.title() + ", porsi besar", d.description(), d.certificates(), d.variants());
    }

    private static ListingDraft certified(ListingDraft d) {
        var organic = new Certificate(Certificate.Kind.ORGANIC, "CONTOH-ORG-0001", null, null);
        var certificates = Stream.concat(d.certificates().stream(), Stream.of(organic)).toList();
        return with(d, d.title(), d.description(), certificates, d.variants());
    }

    private static ListingDraft with(
            ListingDraft d,
            String title,
            String description,
            List<Certificate> certificates,
            List<VariantDraft> variants) {
        return new ListingDraft(
                title,
                description,
                d.categorySlug(),
                d.contentUnit(),
                d.leadTimeDays(),
                certificates,
                d.pictureIds(),
                d.makerNote(),
                variants);
    }
}
