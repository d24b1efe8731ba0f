package id.tokoperasi.ordering;

import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.payment.PaymentExpired;
import id.tokoperasi.payment.PaymentRefunded;
import id.tokoperasi.payment.PaymentSettled;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.publisher.Mono;

import java.util.function.Function;

/** What ordering does when the payment module has news. */
@Configuration(proxyBeanMethods = false)
class PaymentNews {

    @Bean
    EventHandler<PaymentSettled> ordersPaid(OrderMoves moves) {
        return handler(
                "ordering.paid", PaymentSettled.class, e -> moves.settle(e.purposeId(), e.late()));
    }

    @Bean
    EventHandler<PaymentExpired> ordersUnpaid(OrderMoves moves) {
        return handler(
                "ordering.unpaid",
                PaymentExpired.class,
                e -> moves.abandon(e.purposeId(), "unpaid", Actor.SYSTEM));
    }

    /** A refund's key is the order it is for. */
    @Bean
    EventHandler<PaymentRefunded> orderRefunded(OrderMoves moves) {
        return handler(
                "ordering.refunded",
                PaymentRefunded.class,
                e -> moves.move(OrderMove.bySystem(OrderStatus.REFUNDED, e.refundKey())).then());
    }

    private static <E> EventHandler<E> handler(
            String name, Class<E> type, Function<E, Mono<Void>> work) {
        return new EventHandler<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<E> type() {
                return type;
            }

            @Override
            public int atOnce() {
                return 20;
            }

            @Override
            public Mono<Void> handle(E event) {
                return work.apply(event);
            }
        };
    }
}
