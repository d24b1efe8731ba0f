package id.tokoperasi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.ordering.Checkout;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.payment.PaymentStatus;
import id.tokoperasi.payment.Payments;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** However often and in whatever order the news of a payment come, people read them once. */
class OneSetOfMailsTests {

    private static final int CHECKOUTS = 6;
    private static final int AT_ONCE = 12;

    @TempDir private static Path media;
    private static Post post;

    @BeforeAll
    static void open() {
        post = new Post(media);
    }

    @AfterAll
    static void close() {
        post.close();
    }

    @Test
    void everyWebhookTwiceShuffledAndRacedWithTheReturnSettlesOnceAndTellsOnce() {
        var checkouts =
                IntStream.range(0, CHECKOUTS)
                        .mapToObj(
                                i ->
                                        post.places(
                                                DeliveryMethod.PICKUP,
                                                Post.recipient("Siti", mailOf(i)),
                                                post.emping,
                                                post.guci))
                        .toList();
        checkouts.forEach(post::paysUnheard);
        var payments = post.backend.get(Payments.class);
        var calls = new ArrayList<Mono<?>>();
        for (var checkout : checkouts) {
            for (var event : post.eventsOf(checkout)) {
                var signature = post.stripe.sign(event);
                calls.add(payments.record(event, signature));
                calls.add(payments.record(event, signature));
            }
            calls.add(payments.refresh(checkout.paymentId()));
            calls.add(payments.refresh(checkout.paymentId()));
        }
        Collections.shuffle(calls, new Random(11));
        assertThat(calls).hasSizeGreaterThanOrEqualTo(CHECKOUTS * 4);

        Flux.fromIterable(calls).flatMap(call -> call, AT_ONCE).then().block();
        handledByTwoNodes();
        post.delivers();
        post.delivers();

        for (var i = 0; i < CHECKOUTS; i++) {
            assertSettledOnce(checkouts.get(i));
            assertToldOnce(checkouts.get(i), mailOf(i));
        }
        assertThat(post.mails()).hasSize(CHECKOUTS * 5);
        assertThat(post.rows("WAITING")).isZero();
        assertThat(post.rows("SENT")).isEqualTo(CHECKOUTS * 5L);
    }

    private static String mailOf(int buyer) {
        return "siti-" + buyer + "@contoh.example";
    }

    /**
     * Two drains take the same events side by side, as two storefronts do: each event is told once, which
     * of two comes first nobody promises.
     */
    private static void handledByTwoNodes() {
        Mono.when(post.drains(), post.drains()).block();
    }

    private static void assertSettledOnce(Checkout checkout) {
        var payment = post.backend.get(Payments.class).find(checkout.paymentId()).block();
        assertThat(payment.status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(payment.captured()).isEqualTo(Money.rupiah(170_000));
        assertThat(payment.refunded()).isEqualTo(Money.ZERO);
        assertThat(moves(checkout.orders().getFirst().id()))
                .containsExactlyInAnyOrder(OrderStatus.PLACED, OrderStatus.PAID);
        assertThat(moves(checkout.orders().getLast().id()))
                .containsExactlyInAnyOrder(OrderStatus.PLACED, OrderStatus.PAID);
        assertThat(
                        post.backend.one(
                                Long.class,
                                "select count(*) from payment.attempts where payment_id = :id",
                                Map.of("id", checkout.paymentId())))
                .isEqualTo(1);
    }

    private static List<OrderStatus> moves(UUID order) {
        return post.moved.events().stream()
                .filter(e -> e.orderId().equals(order))
                .map(e -> e.status())
                .toList();
    }

    /** The request to pay, and for each of the two orders one to the buyer and one to who packs it. */
    private static void assertToldOnce(Checkout checkout, String buyer) {
        var numbers = checkout.orders().stream().map(o -> o.number()).toList();
        assertThat(post.subjectsTo(buyer)).hasSize(3).doesNotHaveDuplicates();
        for (var number : numbers) {
            assertThat(post.subjectsTo(buyer))
                    .containsOnlyOnce("Pembayaran pesanan " + number + " sudah kami terima");
            var toSellers =
                    Stream.of("koperasi-emping", "koperasi-guci")
                            .flatMap(s -> post.subjectsTo(s + "@koperasi.example").stream());
            assertThat(toSellers).containsOnlyOnce("Pesanan baru " + number + " menunggu dikemas");
        }
    }
}
