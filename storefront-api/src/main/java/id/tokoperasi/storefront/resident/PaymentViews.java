package id.tokoperasi.storefront.resident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Checkout;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.payment.Payment;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.storefront.web.OrderViews;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Visitor;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Leads to the payment and tells how it stands, from our own record alone. */
@Component
class PaymentViews {

    /** Seconds until the page looks again, by how often it has looked. */
    private static final int[] PATIENCE = {2, 2, 3, 5, 5, 10, 15, 15, 15, 30, 30, 60};

    private static final int ASK_EVERY = 4;

    private final Checkouts checkouts;
    private final Payments payments;
    private final Cooperatives cooperatives;
    private final Shells shells;
    private final PaymentPages pages;
    private final Cache<UUID, Boolean> justAsked =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofSeconds(1))
                    .build();

    PaymentViews(
            Checkouts checkouts,
            Payments payments,
            Cooperatives cooperatives,
            Shells shells,
            PaymentPages pages) {
        this.checkouts = checkouts;
        this.payments = payments;
        this.cooperatives = cooperatives;
        this.shells = shells;
        this.pages = pages;
    }

    /** Where to pay; our own page when that is over, or cannot be said now. */
    Mono<String> start(UUID checkoutId, Visitor visitor) {
        var page = "/bayar/" + checkoutId;
        return pages.start(checkoutId, BasketAtHand.buyer(visitor))
                .map(started -> Objects.requireNonNullElse(started.url(), page))
                .onErrorResume(
                        Refusal.class,
                        e ->
                                e.kind() == Refusal.Kind.UNKNOWN
                                        ? Mono.error(e)
                                        : Mono.just(page + "?hasil=batal"));
    }

    /**
     * How it stands.
     *
     * @param result what the browser brought back: ok, batal, or empty
     * @param look how many times the page has looked
     */
    Mono<PaymentView> payment(
            ServerWebExchange exchange, UUID checkoutId, Visitor visitor, String result, int look) {
        return checkouts
                .find(checkoutId, BasketAtHand.buyer(visitor))
                .flatMap(
                        checkout ->
                                Mono.zip(
                                                shells.of(exchange),
                                                standing(checkout, result, look),
                                                sellers(checkout))
                                        .map(
                                                all ->
                                                        view(
                                                                new Ground(
                                                                        all.getT1(),
                                                                        all.getT2(),
                                                                        all.getT3()),
                                                                checkout,
                                                                result,
                                                                look)));
    }

    private record Ground(Shell shell, Payment payment, Map<UUID, Cooperative> sellers) {}

    /** Coming back from the payment page asks the provider; later looks mostly trust our record. */
    private Mono<Payment> standing(Checkout checkout, String result, int look) {
        var asks = result.equals("ok") && look % ASK_EVERY == 0 && isFirst(checkout.paymentId());
        return asks ? payments.refresh(checkout.paymentId()) : payments.find(checkout.paymentId());
    }

    /** The provider is asked once a second for one payment, however often the page is opened. */
    private boolean isFirst(UUID paymentId) {
        return justAsked.asMap().putIfAbsent(paymentId, true) == null;
    }

    private Mono<Map<UUID, Cooperative>> sellers(Checkout checkout) {
        var ids = checkout.orders().stream().map(Order::cooperativeId).distinct().toList();
        return cooperatives.byIds(ids).collectMap(Cooperative::id);
    }

    private static PaymentView view(Ground ground, Checkout checkout, String result, int look) {
        var payment = ground.payment();
        var state = state(payment, checkout, result);
        boolean payable = state == PaymentView.State.OPEN || state == PaymentView.State.FAILED;
        boolean waits = state == PaymentView.State.WAITING && look < PATIENCE.length;
        return new PaymentView(
                ground.shell(),
                checkout.id(),
                state,
                checkout.total().rupiah(),
                payment.settledAt(),
                payable,
                payable ? checkout.expiresAt() : null,
                waits ? PATIENCE[look] : 0,
                look,
                checkout.orders().stream().map(o -> order(o, ground.sellers())).toList());
    }

    private static PaymentView.State state(Payment payment, Checkout checkout, String result) {
        boolean kept =
                checkout.orders().stream()
                        .anyMatch(
                                o ->
                                        o.status() != OrderStatus.CANCELLED
                                                && o.status() != OrderStatus.REFUNDED);
        return switch (payment.status()) {
            case OPEN ->
                    switch (result) {
                        case "ok" -> PaymentView.State.WAITING;
                        case "batal" -> PaymentView.State.FAILED;
                        default -> PaymentView.State.OPEN;
                    };
            case PENDING -> PaymentView.State.WAITING;
            case SETTLED -> PaymentView.State.PAID;
            case CANCELLED, EXPIRED -> PaymentView.State.EXPIRED;
            case SETTLED_LATE -> kept ? PaymentView.State.PAID : PaymentView.State.RETURNED;
        };
    }

    private static PaymentView.PaidOrder order(Order order, Map<UUID, Cooperative> sellers) {
        var seller = sellers.get(order.cooperativeId());
        return new PaymentView.PaidOrder(
                order.number(),
                "/pesanan/" + order.number(),
                seller == null ? "" : seller.name(),
                OrderViews.deliveryKey(order.delivery()),
                order.total().rupiah());
    }
}
