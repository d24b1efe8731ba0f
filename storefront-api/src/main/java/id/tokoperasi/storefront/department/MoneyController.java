package id.tokoperasi.storefront.department;

import id.tokoperasi.ordering.LatePayment;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** Money that did not go the usual way. */
@Controller
class MoneyController {

    private final DepartmentShells shells;
    private final MoneyLists lists;

    MoneyController(DepartmentShells shells, MoneyLists lists) {
        this.shells = shells;
        this.lists = lists;
    }

    @GetMapping("/dinas/pembayaran")
    Mono<Rendering> money(ServerWebExchange exchange, CurrentUser user) {
        return Mono.zip(shells.of(exchange, user), lists.failedRefunds(), lists.latePayments())
                .map(
                        all ->
                                new MoneyView(
                                        all.getT1(),
                                        all.getT2().stream().map(MoneyController::row).toList(),
                                        all.getT3().stream().map(MoneyController::row).toList(),
                                        all.getT3().size() == MoneyLists.LATE_MAX))
                .map(view -> Fragments.page("department/money", view));
    }

    private static MoneyView.Failed row(MoneyLists.FailedRefund failed) {
        var refund = failed.refund();
        return new MoneyView.Failed(
                failed.orderNumber(),
                refund.paymentId(),
                refund.amount().rupiah(),
                refund.error(),
                refund.createdAt());
    }

    private static MoneyView.Late row(LatePayment late) {
        return new MoneyView.Late(
                late.orderNumber(),
                late.amount().rupiah(),
                "dinas.late_" + late.outcome(),
                late.at());
    }
}
