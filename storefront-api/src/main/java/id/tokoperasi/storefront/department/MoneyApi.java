package id.tokoperasi.storefront.department;

import id.tokoperasi.ordering.LatePayment;
import id.tokoperasi.storefront.web.Items;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.UUID;

/** Payments that came late and refunds that failed, for whoever watches over the platform. */
@RestController
@RequestMapping(path = "/api/v1/department", produces = "application/json")
class MoneyApi {

    /**
     * A refund that Stripe or the bank gave up; {@code orderNumber} is absent when money came twice for
     * one checkout, {@code error} is what Stripe said last.
     */
    record FailedRefundJson(
            UUID id,
            UUID paymentId,
            @Nullable String orderNumber,
            long amountRupiah,
            @Nullable String error,
            Instant createdAt) {

        static FailedRefundJson of(MoneyLists.FailedRefund failed) {
            var refund = failed.refund();
            return new FailedRefundJson(
                    refund.key(),
                    refund.paymentId(),
                    failed.orderNumber(),
                    refund.amount().rupiah(),
                    refund.error(),
                    refund.createdAt());
        }
    }

    /** Money that came after the goods had been let go. */
    record LatePaymentJson(
            String orderNumber, long amountRupiah, LatePayment.Outcome outcome, Instant at) {

        static LatePaymentJson of(LatePayment late) {
            return new LatePaymentJson(
                    late.orderNumber(), late.amount().rupiah(), late.outcome(), late.at());
        }
    }

    private final MoneyLists lists;

    MoneyApi(MoneyLists lists) {
        this.lists = lists;
    }

    @GetMapping("/failed-refunds")
    Mono<Items<FailedRefundJson>> failedRefunds() {
        return lists.failedRefunds()
                .map(all -> new Items<>(all.stream().map(FailedRefundJson::of).toList()));
    }

    @GetMapping("/late-payments")
    Mono<Items<LatePaymentJson>> latePayments() {
        return lists.latePayments()
                .map(all -> new Items<>(all.stream().map(LatePaymentJson::of).toList()));
    }
}
