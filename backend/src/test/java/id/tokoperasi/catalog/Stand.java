package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Cooperatives that offer emping, and the dinas that looks at it, on a database of their own. */
final class Stand implements AutoCloseable {

    static final String ABOUT = "Emping melinjo dari Cikolelet, digoreng dua kali dan renyah.";
    private static final String CINANGKA = "36.04.31";

    final Heard<RequestDecided> decided = new Heard<>(RequestDecided.class);
    final BackendContext backend =
            BackendContext.of("catalog").with(folder()).with(decided).start();
    final Listings listings = backend.get(Listings.class);
    final ChangeRequests requests = backend.get(ChangeRequests.class);
    final Moderation moderation = backend.get(Moderation.class);
    final Reviews reviews = backend.get(Reviews.class);
    final Shelf shelf = backend.get(Shelf.class);
    private final Cooperatives cooperatives = backend.get(Cooperatives.class);
    private final AtomicInteger count = new AtomicInteger();

    Stand() {
        backend.get(Districts.class)
                .put(
                        List.of(
                                new District(
                                        CINANGKA,
                                        "3604010",
                                        "Cinangka",
                                        List.of(),
                                        new GeoPoint(-6.179, 105.888),
                                        40,
                                        10)))
                .block();
        backend.get(Categories.class)
                .put(
                        List.of(
                                new Category("camilan", null, "Camilan", "Snacks", null, null, 1),
                                new Category(
                                        "emping",
                                        "camilan",
                                        "Emping",
                                        "Emping",
                                        TaxClass.GOODS,
                                        null,
                                        2,
                                        List.of(Certificate.Kind.PIRT, Certificate.Kind.HALAL)),
                                leaf("keripik", "Keripik", 3)))
                .block();
    }

    private static Category leaf(String slug, String name, int position) {
        return new Category(slug, "camilan", name, name, TaxClass.GOODS, null, position);
    }

    private static MediaStore folder() {
        try {
            return MediaStore.of(Files.createTempDirectory("media").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A verified cooperative that is looked at like this. */
    Cooperative cooperative(ReviewMode mode) {
        var n = count.incrementAndGet();
        var registered =
                cooperatives
                        .register(
                                new NewCooperative(
                                        "koperasi-" + n,
                                        "Koperasi " + n,
                                        CooperativeKind.PRODUCER,
                                        "AHU-" + n,
                                        "%013d".formatted(n),
                                        CINANGKA,
                                        "Cikolelet",
                                        "Jalan Desa 1",
                                        "Koperasi contoh",
                                        "+628110000000",
                                        "koperasi@contoh.example",
                                        new GeoPoint(-6.18, 105.89),
                                        2015,
                                        40,
                                        null,
                                        true,
                                        new DeliveryTerms(true, false, Money.ZERO, Money.ZERO)))
                        .block();
        reviews.putMode(registered.id(), mode, 0, "dinas").block();
        return cooperatives.verify(registered.id()).block();
    }

    void suspends(Cooperative cooperative) {
        cooperatives.suspend(cooperative.id()).block();
    }

    void reopens(Cooperative cooperative) {
        cooperatives.verify(cooperative.id()).block();
    }

    /** A draft at Rp 25.000 with ten pieces. */
    Listing drafts(Cooperative seller, String title) {
        var variant =
                new VariantDraft(
                        null,
                        "500 g",
                        "SKU-" + count.incrementAndGet(),
                        Money.rupiah(25_000),
                        550,
                        500L,
                        10);
        return listings.draft(seller.id(), draft(title, List.of(variant)), "emi").block();
    }

    static ListingDraft draft(String title, List<VariantDraft> variants) {
        return new ListingDraft(
                title, ABOUT, "emping", ContentUnit.GRAM, 0, List.of(), List.of(), null, variants);
    }

    Listing publishes(Listing listing) {
        return listings.publish(listing.cooperativeId(), listing.id(), listing.version(), "emi")
                .block();
    }

    /** On sale, and the dinas has seen it. */
    Listing sells(Cooperative seller, String title) {
        var published = publishes(drafts(seller, title));
        requests.newest(seller.id(), List.of(published.id()))
                .block()
                .values()
                .forEach(r -> decides(r, Ruling.APPROVE));
        return now(published);
    }

    Listing now(Listing listing) {
        return listings.ofCooperative(listing.cooperativeId(), listing.id()).block();
    }

    /** What buyers see; null when they see nothing. */
    Listing shown(Listing listing) {
        return shelf.byId(listing.id()).map(Shelf.Offer::listing).block();
    }

    /** Edits what the cooperative wrote last. */
    Listing edits(Listing listing, UnaryOperator<ListingDraft> change) {
        var kept = now(listing);
        var written = requests.written(kept).block();
        return listings.edit(
                        kept.cooperativeId(),
                        kept.id(),
                        kept.version(),
                        change.apply(written),
                        "emi")
                .block();
    }

    static UnaryOperator<ListingDraft> title(String title) {
        return d -> with(d, title, d.description(), d.categorySlug(), d.variants());
    }

    static UnaryOperator<ListingDraft> description(String description) {
        return d -> with(d, d.title(), description, d.categorySlug(), d.variants());
    }

    static UnaryOperator<ListingDraft> category(String slug) {
        return d -> with(d, d.title(), d.description(), slug, d.variants());
    }

    static UnaryOperator<ListingDraft> variants(UnaryOperator<List<VariantDraft>> change) {
        return d ->
                with(
                        d,
                        d.title(),
                        d.description(),
                        d.categorySlug(),
                        change.apply(new ArrayList<>(d.variants())));
    }

    static UnaryOperator<ListingDraft> price(long rupiah) {
        return variants(
                all -> {
                    var v = all.getFirst();
                    all.set(
                            0,
                            new VariantDraft(
                                    v.id(),
                                    v.name(),
                                    v.sku(),
                                    Money.rupiah(rupiah),
                                    v.weightGrams(),
                                    v.netAmount(),
                                    v.onHand()));
                    return all;
                });
    }

    static UnaryOperator<ListingDraft> stock(int onHand) {
        return variants(
                all -> {
                    var v = all.getFirst();
                    all.set(
                            0,
                            new VariantDraft(
                                    v.id(),
                                    v.name(),
                                    v.sku(),
                                    v.price(),
                                    v.weightGrams(),
                                    v.netAmount(),
                                    onHand));
                    return all;
                });
    }

    /** A further variant with five pieces. */
    static UnaryOperator<ListingDraft> another(String sku, long rupiah) {
        return variants(
                all -> {
                    all.add(
                            new VariantDraft(
                                    null, "1 kg", sku, Money.rupiah(rupiah), 1_050, 1_000L, 5));
                    return all;
                });
    }

    private static ListingDraft with(
            ListingDraft d,
            String title,
            String description,
            String categorySlug,
            List<VariantDraft> variants) {
        return new ListingDraft(
                title,
                description,
                categorySlug,
                d.contentUnit(),
                d.leadTimeDays(),
                d.dailyCapacity(),
                d.certificates(),
                d.pictureIds(),
                d.makerNote(),
                d.makerMemberId(),
                d.originDistrictCode(),
                variants);
    }

    /** The open request about it. */
    ChangeRequest waiting(Listing listing) {
        var newest =
                requests.newest(listing.cooperativeId(), List.of(listing.id()))
                        .block()
                        .get(listing.id());
        return newest != null && newest.state() == RequestState.OPEN ? newest : null;
    }

    ChangeRequest decides(ChangeRequest request, Ruling ruling) {
        var answer = ruling == Ruling.APPROVE ? "" : "Mohon sesuaikan nama.";
        return moderation.decide(request.id(), ruling, answer, "dinas").block();
    }

    List<ChangeRequest> all(Listing listing) {
        return requests.ofListing(listing.cooperativeId(), listing.id(), null, 100)
                .collectList()
                .block();
    }

    static UUID first(Listing listing) {
        return listing.variants().getFirst().id();
    }

    @Override
    public void close() {
        backend.close();
    }
}
