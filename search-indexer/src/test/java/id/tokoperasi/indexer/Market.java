package id.tokoperasi.indexer;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;

import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.UUID;

/** A small market in an empty database, made through the modules' own API. */
final class Market {

    private static final String ACTOR = "test";

    private final Listings listings;
    private final Cooperatives cooperatives;
    private final Cooperative cooperative;

    Market(ApplicationContext context) {
        this.listings = context.getBean(Listings.class);
        this.cooperatives = context.getBean(Cooperatives.class);
        context.getBean(Districts.class)
                .put(
                        List.of(
                                new District(
                                        "36.04.05",
                                        "3604110",
                                        "Ciruas",
                                        List.of(),
                                        new GeoPoint(-6.1, 106.2),
                                        35,
                                        17)))
                .block();
        context.getBean(Categories.class)
                .put(
                        List.of(
                                new Category("makanan", null, "Makanan", "Food", null, null, 1),
                                new Category(
                                        "camilan",
                                        "makanan",
                                        "Camilan",
                                        "Snacks",
                                        TaxClass.values()[0],
                                        null,
                                        1)))
                .block();
        this.cooperative = verifiedCooperative();
    }

    private Cooperative verifiedCooperative() {
        var number = String.valueOf(Math.abs(Ids.next().getLeastSignificantBits()));
        var registered =
                cooperatives
                        .register(
                                new NewCooperative(
                                        "kop-" + number,
                                        "Koperasi " + number,
                                        CooperativeKind.PRODUCER,
                                        "AHU-" + number,
                                        (number + "0000000000000").substring(0, 13),
                                        "36.04.05",
                                        "Ranjeng",
                                        "Jalan Raya 1",
                                        "Koperasi uji coba",
                                        "+6281234567890",
                                        "koperasi@contoh.example",
                                        new GeoPoint(-6.1, 106.2),
                                        2001,
                                        50,
                                        null,
                                        true,
                                        new DeliveryTerms(
                                                true,
                                                true,
                                                Money.rupiah(5_000),
                                                Money.rupiah(1_000))))
                        .block();
        return cooperatives.verify(registered.id()).block();
    }

    UUID cooperativeId() {
        return cooperative.id();
    }

    /** A published listing; its id waits in the outbox. */
    Listing lists(String title, long priceRupiah, int stock) {
        var drafted =
                listings.draft(cooperative.id(), draft(title, priceRupiah, stock), ACTOR).block();
        return listings.publish(cooperative.id(), drafted.id(), drafted.version(), "catalogue")
                .block();
    }

    Listing reprices(Listing listing, long priceRupiah) {
        var variant = listing.variants().getFirst();
        var draft = draft(listing.title(), priceRupiah, null);
        var edited =
                new ListingDraft(
                        draft.title(),
                        draft.description(),
                        draft.categorySlug(),
                        draft.contentUnit(),
                        draft.leadTimeDays(),
                        draft.certificates(),
                        draft.pictureIds(),
                        draft.makerNote(),
                        List.of(
                                new VariantDraft(
                                        variant.id(),
                                        variant.name(),
                                        variant.sku(),
                                        Money.rupiah(priceRupiah),
                                        500,
                                        500L,
                                        null)));
        return listings.edit(cooperative.id(), listing.id(), listing.version(), edited, ACTOR)
                .block();
    }

    Listing withdraws(Listing listing) {
        return listings.withdraw(cooperative.id(), listing.id(), listing.version(), "catalogue")
                .block();
    }

    private static ListingDraft draft(String title, long priceRupiah, Integer stock) {
        return new ListingDraft(
                title,
                "Dibuat oleh anggota koperasi di Ciruas.",
                "camilan",
                ContentUnit.GRAM,
                0,
                List.of(new Certificate(Certificate.Kind.HALAL, "H-1", null, null)),
                List.of(),
                null,
                List.of(
                        new VariantDraft(
                                null,
                                "500 g",
                                "S-" + Ids.next(),
                                Money.rupiah(priceRupiah),
                                500,
                                500L,
                                stock)));
    }
}
