package id.tokoperasi.storefront.department;

import id.tokoperasi.ordering.LatePayment;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.payment.Refund;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;

/** Money that did not go the usual way, for the page and the API alike. */
@Component
class MoneyLists {

    /** Late payments are shown from the newest, so many at most. */
    static final int LATE_MAX = 200;

    private final Payments payments;
    private final Orders orders;

    MoneyLists(Payments payments, Orders orders) {
        this.payments = payments;
        this.orders = orders;
    }

    /**
     * A refund that Stripe or the bank gave up.
     *
     * @param orderNumber of the order it is for; null when it is money that came twice for a checkout
     */
    record FailedRefund(Refund refund, @Nullable String orderNumber) {}

    /** The longest waiting first, a thousand at most. */
    Mono<List<FailedRefund>> failedRefunds() {
        return payments.failedRefunds()
                .collectList()
                .zipWhen(this::numbers)
                .map(both -> failed(both.getT1(), both.getT2()));
    }

    /** The newest first, {@link #LATE_MAX} at most. */
    Mono<List<LatePayment>> latePayments() {
        return orders.latePayments(LATE_MAX).collectList();
    }

    /** A refund's key is the order it is for. */
    private Mono<Map<String, String>> numbers(List<Refund> refunds) {
        return refunds.isEmpty()
                ? Mono.just(Map.of())
                : orders.withTheirCheckouts(refunds.stream().map(Refund::key).toList())
                        .collectMap(order -> order.id().toString(), Order::number);
    }

    private static List<FailedRefund> failed(List<Refund> refunds, Map<String, String> numbers) {
        return refunds.stream()
                .map(r -> new FailedRefund(r, numbers.get(r.key().toString())))
                .toList();
    }
}
