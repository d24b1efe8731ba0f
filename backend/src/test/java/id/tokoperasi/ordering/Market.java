package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
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
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.ordering.PlaceCheckout.Delivery;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.payment.StripeClients;
import id.tokoperasi.payment.WebhookTrust;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;
import id.tokoperasi.testing.TestClock;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A small market on a database of its own, with a Stripe double, for tests that read as sentences. */
final class Market implements AutoCloseable {

    static final String CIRUAS = "36.04.09";
    private static final String CINANGKA = "36.04.31";

    final TestClock clock = new TestClock();
    final StripeDouble stripe = StripeDouble.start(Config.forTests().withClock(clock));
    final Heard<OrderMoved> moved = new Heard<>(OrderMoved.class);
    final BackendContext backend =
            BackendContext.of("ordering")
                    .with(clock)
                    .with(StripeClients.create(stripe.secretKey(), stripe.apiBase()))
                    .with(WebhookTrust.of(stripe.webhookSecret(), stripe.secretKey()))
                    .with(folder())
                    .with(moved)
                    .start();

    final Baskets baskets = backend.get(Baskets.class);
    final Checkouts checkouts = backend.get(Checkouts.class);
    final Orders orders = backend.get(Orders.class);
    final Returns returns = backend.get(Returns.class);
    final Payments payments = backend.get(Payments.class);
    final Listings listings = backend.get(Listings.class);
    private final AtomicInteger count = new AtomicInteger();

    Market() {
        backend.get(Districts.class)
                .put(
                        List.of(
                                district(CIRUAS, "3604240", "Ciruas", -6.101, 106.243),
                                district(CINANGKA, "3604010", "Cinangka", -6.179, 105.888)))
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
                                        1)))
                .block();
    }

    private static MediaStore folder() {
        try {
            return MediaStore.of(Files.createTempDirectory("media").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static District district(String code, String bps, String name, double lat, double lon) {
        return new District(code, bps, name, List.of(), new GeoPoint(lat, lon), 40, 10);
    }

    /** A verified cooperative that hands out and brings for Rp 8.000 and Rp 500 a kilometre. */
    Cooperative cooperative(String name) {
        var n = count.incrementAndGet();
        var cooperatives = backend.get(Cooperatives.class);
        var registered =
                cooperatives
                        .register(
                                new NewCooperative(
                                        "koperasi-" + n,
                                        name,
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
                                        new DeliveryTerms(
                                                true,
                                                true,
                                                Money.rupiah(8_000),
                                                Money.rupiah(500))))
                        .block();
        return cooperatives.verify(registered.id()).block();
    }

    /** A published listing with one variant. */
    Listing lists(Cooperative seller, String title, long priceRupiah, int onHand) {
        var variant =
                new VariantDraft(
                        null,
                        "500 g",
                        "SKU-" + count.incrementAndGet(),
                        Money.rupiah(priceRupiah),
                        550,
                        500L,
                        onHand);
        var draft = draft(title, List.of(variant));
        var listing = listings.draft(seller.id(), draft, "staff").block();
        return listings.publish(seller.id(), listing.id(), listing.version(), "catalogue").block();
    }

    static ListingDraft draft(String title, List<VariantDraft> variants) {
        return new ListingDraft(
                title,
                "Dibuat anggota koperasi dari bahan setempat.",
                "emping",
                ContentUnit.GRAM,
                0,
                List.of(),
                List.of(),
                null,
                variants);
    }

    static UUID variantOf(Listing listing) {
        return listing.variants().getFirst().id();
    }

    /** What is on the shelf now. */
    int available(Listing listing) {
        return listings.snapshots(List.of(listing.id())).blockFirst().available();
    }

    int onHand(Listing listing) {
        return listings.snapshots(List.of(listing.id()))
                .blockFirst()
                .variants()
                .getFirst()
                .onHand();
    }

    Guest guest() {
        return new Guest(baskets.open(null).block());
    }

    /** Somebody without an account. */
    final class Guest {
        final UUID basket;

        Guest(UUID basket) {
            this.basket = basket;
        }

        Buyer buyer() {
            return new Buyer(null, basket);
        }

        Guest puts(Listing listing, int quantity) {
            baskets.put(basket, null, variantOf(listing), quantity).block();
            return this;
        }

        /** Everything by pickup. */
        PlaceCheckout wish() {
            return wish(DeliveryMethod.PICKUP, baskets.view(basket, null).block().goods());
        }

        PlaceCheckout wish(DeliveryMethod method, Money total) {
            var groups = baskets.view(basket, null).block().groups();
            return new PlaceCheckout(
                    UUID.randomUUID(),
                    basket,
                    null,
                    UUID.randomUUID().toString(),
                    total,
                    new Recipient(
                            "Siti Aminah",
                            "+6281234567890",
                            basket + "@contoh.example",
                            "Kampung Baru 3",
                            CIRUAS),
                    groups.stream()
                            .map(g -> new Delivery(g.cooperative().id(), method, null))
                            .toList());
        }

        Checkout places() {
            return checkouts.place(wish()).block();
        }

        /** Places by pickup and pays at once. */
        Checkout buys() {
            var checkout = places();
            pays(checkout);
            return checkouts.find(checkout.id(), buyer()).block();
        }
    }

    /** Places them side by side; those that are refused with one of the codes are left out. */
    List<Checkout> place(List<PlaceCheckout> wishes, int atOnce, String... refusals) {
        return Flux.fromIterable(wishes)
                .flatMap(wish -> place(wish, List.of(refusals)), atOnce)
                .collectList()
                .block(Duration.ofMinutes(2));
    }

    private Mono<Checkout> place(PlaceCheckout wish, List<String> refusals) {
        return checkouts
                .place(wish)
                .onErrorComplete(e -> e instanceof Refusal r && refusals.contains(r.code()));
    }

    /** The buyer pays on Stripe's page and comes back; orders hear of it. */
    void pays(Checkout checkout) {
        paysWithoutComingBack(checkout);
        payments.refresh(checkout.paymentId()).block();
        backend.drain();
    }

    void paysWithoutComingBack(Checkout checkout) {
        opensPage(checkout);
        stripe.pay(sessionOf(checkout));
    }

    void opensPage(Checkout checkout) {
        var buyer = new Buyer(checkout.buyerSubject(), null);
        checkouts
                .startPayment(checkout.id(), buyer, "http://toko/kembali", "http://toko/batal")
                .block();
    }

    String sessionOf(Checkout checkout) {
        return stripe.sessions().stream()
                .filter(s -> s.toString().contains(checkout.paymentId().toString()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    OrderStatus statusOf(Order order) {
        return orders.find(order.id()).block().status();
    }

    /** Rupiah that Stripe has sent back. */
    long refundedRupiah() {
        payments.sendRefunds().block();
        backend.drain();
        return stripe.refunds().stream().mapToLong(r -> r.path("amount").asLong()).sum() / 100;
    }

    @Override
    public void close() {
        backend.close();
        stripe.close();
    }
}
