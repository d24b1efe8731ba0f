package id.tokoperasi.notification;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.infra.mail.Mail;
import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.ordering.Buyer;
import id.tokoperasi.ordering.Checkout;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderMoved;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.PartSent;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.ordering.PlaceCheckout;
import id.tokoperasi.ordering.Recipient;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.ordering.Shipment;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.ordering.ShortParts;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.payment.StripeClients;
import id.tokoperasi.payment.WebhookTrust;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;
import id.tokoperasi.testing.TestClock;

import org.springframework.mail.javamail.JavaMailSenderImpl;

import reactor.core.publisher.Mono;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Two cooperatives, their buyers, and a mail server that a test can end and start again. */
final class Post implements AutoCloseable {

    static final String EMAIL = "siti@contoh.example";
    private static final String STAFF = "manajer";
    private static final String DISTRICT = "36.04.09";

    final TestClock clock = new TestClock();
    final StripeDouble stripe = StripeDouble.start(Config.forTests().withClock(clock));
    final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    final Heard<OrderMoved> moved = new Heard<>(OrderMoved.class);
    final BackendContext backend;
    final Listing emping;
    final Listing guci;

    /** Of the same cooperative as the emping. */
    final Listing keripik;

    private MailCatcher catcher;
    private UUID basket;

    Post(Path media) {
        startServer();
        backend =
                BackendContext.of("notification")
                        .with(clock)
                        .with(StripeClients.create(stripe.secretKey(), stripe.apiBase()))
                        .with(WebhookTrust.of(stripe.webhookSecret(), stripe.secretKey()))
                        .with(MediaStore.of(media.toString()))
                        .with(
                                new MailSettings(
                                        "https://tokoperasi.example/",
                                        "pesanan@tokoperasi.example"))
                        .with(smtp)
                        .with(moved)
                        .start();
        backend.get(Districts.class)
                .put(
                        List.of(
                                new District(
                                        DISTRICT,
                                        "3604150",
                                        "Ciruas",
                                        List.of(),
                                        new GeoPoint(-6.1, 106.24),
                                        35,
                                        15)))
                .block();
        backend.get(Categories.class)
                .put(
                        List.of(
                                new Category(
                                        "camilan",
                                        null,
                                        "Camilan",
                                        "Snacks",
                                        TaxClass.GOODS,
                                        null,
                                        0)))
                .block();
        var seller = cooperative("koperasi-emping", "Koperasi Emping Cikolelet", "1");
        emping = offer(seller, "Emping", "E-500");
        keripik = offer(seller, "Keripik", "K-500");
        guci =
                offer(
                        cooperative("koperasi-guci", "Koperasi Gerabah Bumi Jaya", "2"),
                        "Guci",
                        "E-500");
    }

    private Cooperative cooperative(String slug, String name, String number) {
        var cooperatives = backend.get(Cooperatives.class);
        var registered =
                cooperatives
                        .register(
                                new NewCooperative(
                                        slug,
                                        name,
                                        CooperativeKind.PRODUCER,
                                        "BH-" + number,
                                        "000000000000" + number,
                                        DISTRICT,
                                        "Bumi Jaya",
                                        "Kp. Contoh RT 01 RW 01, Desa Bumi Jaya, Kecamatan Ciruas",
                                        "Membuat makanan.",
                                        "+628000000001",
                                        slug + "@koperasi.example",
                                        new GeoPoint(-6.1, 106.24),
                                        2004,
                                        88,
                                        null,
                                        true,
                                        new DeliveryTerms(
                                                true,
                                                true,
                                                Money.rupiah(10_000),
                                                Money.rupiah(1_800))))
                        .block();
        return cooperatives.verify(registered.id()).block();
    }

    private Listing offer(Cooperative seller, String title, String sku) {
        var listings = backend.get(Listings.class);
        var draft =
                new ListingDraft(
                        title,
                        "Dibuat anggota koperasi di desa.",
                        "camilan",
                        ContentUnit.GRAM,
                        1,
                        List.of(),
                        List.of(),
                        null,
                        List.of(
                                new ListingDraft.VariantDraft(
                                        null,
                                        "500 g",
                                        sku,
                                        Money.rupiah(42_500),
                                        600,
                                        500L,
                                        1_000)));
        var written = listings.draft(seller.id(), draft, STAFF).block();
        return listings.publish(seller.id(), written.id(), written.version(), "catalogue").block();
    }

    /** A guest buys two pieces of each. */
    Checkout places(DeliveryMethod method, Listing... goods) {
        return places(method, recipient("Siti Rohmah", EMAIL), goods);
    }

    static Recipient recipient(String name, String email) {
        return new Recipient(name, "+628111111111", email, "Jl. Raya Serang No. 5", DISTRICT);
    }

    Checkout places(DeliveryMethod method, Recipient recipient, Listing... goods) {
        return places(method, recipient, 2, goods);
    }

    /** So many pieces of each, which are one cooperative's, paid. */
    Order paysFor(DeliveryMethod method, int pieces, Listing... goods) {
        var checkout = places(method, recipient("Siti Rohmah", EMAIL), pieces, goods);
        pays(checkout);
        delivers();
        return checkout.orders().getFirst();
    }

    private Checkout places(
            DeliveryMethod method, Recipient recipient, int pieces, Listing... goods) {
        var baskets = backend.get(Baskets.class);
        basket = baskets.open(null).block();
        for (var listing : goods) {
            baskets.put(basket, null, listing.variants().getFirst().id(), pieces).block();
        }
        var fee = method == DeliveryMethod.COURIER ? 10_000L : 0L;
        var price = Stream.of(goods).mapToLong(l -> pieces * l.priceFrom().rupiah()).sum();
        var deliveries =
                Stream.of(goods)
                        .map(Listing::cooperativeId)
                        .distinct()
                        .map(id -> new PlaceCheckout.Delivery(id, method, "Tolong bungkus rapi"))
                        .toList();
        var total = price + fee * deliveries.size();
        var wish =
                new PlaceCheckout(
                        UUID.randomUUID(),
                        basket,
                        null,
                        UUID.randomUUID().toString(),
                        Money.rupiah(total),
                        recipient,
                        deliveries);
        return backend.get(Checkouts.class).place(wish).block();
    }

    Buyer buyer() {
        return new Buyer(null, basket);
    }

    /** The money of the checkout comes; the event of it waits. */
    void pays(Checkout checkout) {
        paysUnheard(checkout);
        backend.get(Payments.class).refresh(checkout.paymentId()).block();
    }

    /** The money of the checkout comes, and nobody here knows yet. */
    void paysUnheard(Checkout checkout) {
        backend.get(Checkouts.class)
                .startPayment(
                        checkout.id(),
                        buyer(),
                        "https://tokoperasi.example/a",
                        "https://tokoperasi.example/b")
                .block();
        stripe.pay(
                stripe.sessions().stream()
                        .filter(s -> isAbout(checkout, s))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString());
    }

    private static boolean isAbout(Checkout checkout, JsonNode page) {
        return page.path("client_reference_id")
                .asString("")
                .equals(checkout.paymentId().toString());
    }

    /** Bodies of all of Stripe's events about the checkout's pages. */
    List<byte[]> eventsOf(Checkout checkout) {
        return stripe.events().stream()
                .filter(e -> isAbout(checkout, e.path("data").path("object")))
                .map(e -> e.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** What a node's background does with events. */
    Mono<Long> drains() {
        return backend.get(EventDrain.class).drainAll();
    }

    Orders orders() {
        return backend.get(Orders.class);
    }

    Returns returns() {
        return backend.get(Returns.class);
    }

    Order packs(Order order) {
        return orders().pack(order.id(), order.cooperativeId(), STAFF).block();
    }

    Order readies(Order order) {
        return orders().ready(order.id(), order.cooperativeId(), STAFF).block();
    }

    Order ships(Order order, String tracking) {
        return orders().ship(order.id(), order.cooperativeId(), STAFF, tracking).block();
    }

    /** So many emping go out now; answers the shipment. */
    UUID sendsPart(Order order, int pieces, String tracking) {
        var shipments = backend.get(Shipments.class);
        var seen = orders().find(order.id()).block().version();
        shipments
                .send(
                        order.id(),
                        order.cooperativeId(),
                        STAFF,
                        seen,
                        List.of(emping(pieces)),
                        tracking)
                .block();
        return shipments.ofOrder(order.id(), order.cooperativeId()).map(Shipment::id).blockLast();
    }

    private Pieces emping(int pieces) {
        return new Pieces(emping.variants().getFirst().id(), pieces);
    }

    /** So many emping cannot be had. */
    void comesShort(Order order, int pieces, String reason) {
        var seen = orders().find(order.id()).block().version();
        backend.get(Shipments.class)
                .giveBack(
                        Ids.next(),
                        order.id(),
                        order.cooperativeId(),
                        STAFF,
                        seen,
                        List.of(emping(pieces)),
                        reason)
                .block();
    }

    /** The buyer does without what there is of the goods that came short. */
    void refusesPart(Order order) {
        var shortage = backend.get(Shipments.class).shortagesOf(order.id()).blockFirst();
        backend.get(ShortParts.class)
                .refuse(Ids.next(), order.id(), shortage.id(), buyer())
                .block();
    }

    void hears(PartSent event) {
        backend.inTransaction(backend.get(PartMails.class).handle(event));
    }

    Order handsOver(Order order) {
        return orders().handOver(order.id(), order.cooperativeId(), STAFF, order.pickupCode())
                .block();
    }

    Order cancels(Order order, String reason) {
        return orders().cancelBySeller(order.id(), order.cooperativeId(), STAFF, reason).block();
    }

    /** Works off all events, hears every one of them again, and sends what is due. */
    long delivers() {
        backend.drain();
        backend.drain();
        for (var event : moved.events()) {
            hears(event);
        }
        return backend.get(Mails.class).sendDue().block();
    }

    void hears(OrderMoved event) {
        backend.inTransaction(backend.get(OrderMails.class).handle(event));
    }

    /** Oldest first. */
    List<Mail> mails() {
        return catcher.mails().reversed();
    }

    List<Mail> mailsTo(String address) {
        return mails().stream().filter(m -> m.to().contains(address)).toList();
    }

    List<String> subjectsTo(String address) {
        return mailsTo(address).stream().map(Mail::subject).toList();
    }

    MailBacklog backlog() {
        return backend.get(Mails.class).backlog().block();
    }

    void startServer() {
        catcher = MailCatcher.start(0, 0);
        smtp.setHost("127.0.0.1");
        smtp.setPort(catcher.smtpPort());
    }

    void endServer() {
        catcher.close();
    }

    /** No mails, and what was not paid before is held no longer. */
    void startAfresh() {
        clock.advance(Checkouts.HOLD.plusSeconds(1));
        catcher.clear();
        moved.forget();
        backend.run("delete from notification.mails");
    }

    long rows(String state) {
        return backend.one(
                Long.class,
                "select count(*) from notification.mails where state = :state",
                Map.of("state", state));
    }

    @Override
    public void close() {
        backend.close();
        stripe.close();
        catcher.close();
    }
}
