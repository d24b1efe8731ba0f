package id.tokoperasi.storefront.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.infra.mail.Mail;
import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.stripe.WebhookFault;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.media.MediaStore;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * kill -9 of the storefront at the three worst moments of a purchase. It is held there from outside, by
 * a lock in the database or by a Stripe that keeps the answer, and killed while it waits.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the one storefront that its methods kill, so that these go one by one")
class CrashTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OPEN_PAGE = "/v1/checkout/sessions";

    @TempDir static Path folder;
    private static Database database;
    private static Standings standings;
    private static Village village;
    private static StripeDouble stripe;
    private static MailCatcher mails;
    private static StorefrontProcess storefront;

    @BeforeAll
    static void start() throws IOException {
        database = TestStack.freshDatabase("crash");
        standings = new Standings(database);
        stripe = StripeDouble.start(Config.forTests());
        mails = MailCatcher.start(0, 0);
        village = new Village(database, MediaStore.of(folder.toString()));
        var port = ApplicationProcess.freePort();
        storefront = new StorefrontProcess(port, folder.resolve("log"), environment());
        stripe.webhookTo(URI.create(storefront.address("/webhooks/stripe")));
        storefront.start();
    }

    private static Map<String, String> environment() {
        var values = StorefrontProcess.withoutSignIn(database, stripe, mails, folder);
        values.put("TOKOPERASI_BACKGROUND_PERIODS_UNPAID", "500ms");
        values.put("TOKOPERASI_BACKGROUND_PERIODS_RECONCILE", "500ms");
        return values;
    }

    @AfterAll
    static void stop() {
        storefront.kill();
        village.close();
        mails.close();
        stripe.close();
        database.close();
    }

    @Test
    void killedBetweenReservationAndStripeTheGoodsArePaidForOnceOrFreed() {
        var emping = village.sells("Emping melinjo", 10);
        var patient = Guest.of(storefront, village, emping, 2);
        var gone = Guest.of(storefront, village, emping, 3);
        try (var hold = standings.hold("lock table payment.attempts in share row exclusive mode")) {
            var first = patient.places();
            var second = gone.places();
            soon(() -> assertThat(reservedOf(emping)).isEqualTo(5));
            soon(() -> assertThat(hold.waiting("insert into payment.attempts")).isPositive());
            storefront.kill();
            assertNotPlaced(first);
            assertNotPlaced(second);
        }
        assertThat(stripe.sessions()).noneMatch(patient::owns).noneMatch(gone::owns);
        assertThat(reservedOf(emping)).isEqualTo(5);

        storefront.start();
        minutesPass();
        var again = patient.places().join();
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        stripe.pay(sessionOf(patient));
        holdEnds(gone);

        soon(() -> assertThat(orderOf(patient)).isEqualTo("PAID"));
        soon(() -> assertThat(orderOf(gone)).isEqualTo("CANCELLED"));
        assertOneOfEverything(patient);
        assertThat(stripe.charges()).noneMatch(gone::owns);
        assertShelf(emping, 10, 2);
    }

    @Test
    void killedBeforeTheAnswerOfStripeTheSamePageIsFoundAndPaidOnce() {
        var sale = village.sells("Sale pisang", 10);
        var guest = Guest.of(storefront, village, sale, 4);
        stripe.fail(Fault.once(Fault.Kind.TIMEOUT_AFTER, Match.request("POST", OPEN_PAGE)));
        var placing = guest.places();
        soon(() -> assertThat(stripe.sessions()).anyMatch(guest::owns));
        storefront.kill();
        assertNotPlaced(placing);
        stripe.clearFaults();
        assertThat(attemptsOf(guest)).containsExactly("STARTED");

        storefront.start();
        minutesPass();
        soon(() -> assertThat(attemptsOf(guest)).containsExactly("OPEN"));
        assertThat(stripe.sessions()).filteredOn(guest::owns).hasSize(1);
        stripe.pay(sessionOf(guest));

        soon(() -> assertThat(orderOf(guest)).isEqualTo("PAID"));
        assertOneOfEverything(guest);
        assertShelf(sale, 10, 4);
    }

    @Test
    void killedBetweenTheWebhookAndItsCommitTheNextDeliverySettlesIt() {
        var gula = village.sells("Gula aren", 10);
        var guest = Guest.of(storefront, village, gula, 1);
        assertThat(guest.places().join().status()).isEqualTo(201);
        var lock = "select from payment.payments where id = '%s' for update";
        try (var hold = standings.hold(lock.formatted(paymentOf(guest)))) {
            stripe.pay(sessionOf(guest));
            soon(() -> assertThat(hold.waiting("update payment.attempts")).isPositive());
            storefront.kill();
        }
        assertThat(orderOf(guest)).isEqualTo("PLACED");
        assertThat(eventsAbout(guest)).isEmpty();

        storefront.start();
        soon(() -> assertThat(orderOf(guest)).isEqualTo("PAID"));
        assertThat(stripe.awaitWebhooks(SOON)).isTrue();
        assertThat(eventsAbout(guest)).doesNotHaveDuplicates().isNotEmpty();
        assertOneOfEverything(guest);
        assertShelf(gula, 10, 1);
    }

    @Test
    void whoWatchesSeesOrdersByStateMailsOutboxAndWebhooks() throws Exception {
        stripe.failWebhook(
                WebhookFault.once(
                        WebhookFault.Kind.TWICE, Match.event("checkout.session.completed")));
        var guest = Guest.of(storefront, village, village.sells("Madu hutan", 10), 1);
        guest.places().join();
        stripe.pay(sessionOf(guest));
        soon(
                () -> {
                    var page = storefront.get("/actuator/prometheus");
                    assertThat(page.statusCode()).isEqualTo(200);
                    assertThat(page.body())
                            .containsPattern("\\norders\\{.*status=\"PAID\"")
                            .containsPattern("\\norders\\{.*status=\"PLACED\"")
                            .containsPattern("\\nmails\\{.*state=\"WAITING\"")
                            .containsPattern("\\nmails\\{.*state=\"FAILED\"")
                            .containsPattern("\npayment_webhooks_total\\{.*outcome=\"Settled\"")
                            .containsPattern("\npayment_webhooks_total\\{.*outcome=\"Repeated\"")
                            .contains("\nmails_oldest_seconds")
                            .contains("\nhttp_server_requests_seconds_bucket");
                });
    }

    /** One payment, one page paid, one set of mails, and nothing that waits for anything. */
    private static void assertOneOfEverything(Guest guest) {
        minutesPass();
        soon(
                () -> {
                    assertThat(waitingEvents()).isEmpty();
                    assertThat(
                                    standings.all(
                                            "select id from notification.mails where state = 'WAITING'"))
                            .isEmpty();
                });
        assertThat(standings.all("select id from outbox.dead")).isEmpty();
        assertThat(attemptsOf(guest)).containsExactly("SETTLED");
        assertThat(stripe.charges()).filteredOn(guest::owns).hasSize(1);
        assertThat(
                        standings.one(
                                "select captured_rupiah = amount_rupiah and refunded_rupiah = 0"
                                        + " from payment.payments where id = ?::uuid",
                                paymentOf(guest)))
                .isEqualTo("t");
        assertThat(standings.all("select step from notification.mails where state <> 'SENT'"))
                .isEmpty();
        assertThat(subjects(guest)).hasSize(2).doesNotHaveDuplicates();
        assertThat(mailsTo(Village.MANAGER_MAIL))
                .filteredOn(mail -> mail.subject().contains(numberOf(guest)))
                .extracting(CrashTests::messageId)
                .containsOnly(standings.one(MANAGER_MAIL_ID, orderIdOf(guest)));
    }

    private static final String MANAGER_MAIL_ID =
            """
            select '<' || id || '@localhost>' from notification.mails
             where about = ?::uuid and step = 'PAID' and addressee = 'COOPERATIVE'
            """;

    /** A mail that was under way at the kill may come twice: with the same Message-ID, so as one. */
    private static List<String> subjects(Guest guest) {
        return mailsTo(guest.email()).stream()
                .collect(Collectors.toMap(CrashTests::messageId, Mail::subject, (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    private static List<Mail> mailsTo(String address) {
        return mails.mails().stream().filter(mail -> mail.fits(address, null)).toList();
    }

    private static String messageId(Mail mail) {
        return mail.headers().stream()
                .filter(header -> header.startsWith("Message-ID:"))
                .map(header -> header.substring("Message-ID:".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static void assertShelf(UUID variant, int onHand, int reserved) {
        assertThat(
                        standings.one(
                                "select on_hand || ' ' || reserved from catalog.stock where variant_id = ?",
                                variant))
                .isEqualTo(onHand + " " + reserved)
                .isEqualTo(
                        standings.one(
                                """
                                select sum(on_hand_change) || ' ' || sum(reserved_change)
                                  from catalog.stock_movements where variant_id = ?
                                """,
                                variant));
    }

    private static int reservedOf(UUID variant) {
        return Integer.parseInt(
                standings.one("select reserved from catalog.stock where variant_id = ?", variant));
    }

    private static List<String> waitingEvents() {
        return standings.all("select key from outbox.events where topic <> 'listing-index'");
    }

    private static String orderOf(Guest guest) {
        return standings.one(
                "select status from ordering.orders where basket_id = ?", guest.basket());
    }

    private static String orderIdOf(Guest guest) {
        return standings.one("select id from ordering.orders where basket_id = ?", guest.basket());
    }

    private static String numberOf(Guest guest) {
        return standings.one(
                "select number from ordering.orders where basket_id = ?", guest.basket());
    }

    private static String paymentOf(Guest guest) {
        return standings.one(
                "select payment_id from ordering.checkouts where basket_id = ?", guest.basket());
    }

    private static List<String> attemptsOf(Guest guest) {
        return standings.all(
                "select status from payment.attempts where payment_id = ?::uuid", paymentOf(guest));
    }

    private static List<String> eventsAbout(Guest guest) {
        return standings.all(
                "select type from payment.stripe_events where object_id = ?", sessionOf(guest));
    }

    private static String sessionOf(Guest guest) {
        return stripe.sessions().stream()
                .filter(guest::owns)
                .map(session -> session.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** What a dead process has begun is taken over when its time is up. */
    private static void minutesPass() {
        standings.change("update payment.attempts set check_at = check_at - interval '10 minutes'");
        standings.change(
                "update access.idempotency set lease_until = lease_until - interval '10 minutes'");
        standings.change(
                "update notification.mails set due_at = due_at - interval '10 minutes' where state = 'WAITING'");
    }

    private static void holdEnds(Guest guest) {
        var ago = " set expires_at = expires_at - interval '40 minutes' where ";
        standings.change("update payment.payments" + ago + "id = ?::uuid", paymentOf(guest));
        standings.change("update ordering.checkouts" + ago + "basket_id = ?", guest.basket());
        standings.change("update ordering.orders" + ago + "basket_id = ?", guest.basket());
    }

    /** Its connection broke, or it was told to try again because of the lock. */
    private static void assertNotPlaced(CompletableFuture<Guest.Answer> call) {
        assertThat(call.handle((answer, broken) -> broken != null || answer.status() == 409))
                .succeedsWithin(SOON)
                .isEqualTo(true);
    }

    private static void soon(ThrowingRunnable statement) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(statement);
    }
}
