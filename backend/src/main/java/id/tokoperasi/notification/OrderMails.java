package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderMoved;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the mails that follow from a move of an order. */
@Component
class OrderMails implements EventHandler<OrderMoved> {

    private final Orders orders;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final BuyerLetters toBuyer;
    private final CooperativeLetters toCooperative;
    private final MailRows rows;
    private final Clock clock;

    OrderMails(
            Orders orders,
            Cooperatives cooperatives,
            Districts districts,
            BuyerLetters toBuyer,
            CooperativeLetters toCooperative,
            MailRows rows,
            Clock clock) {
        this.orders = orders;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.toBuyer = toBuyer;
        this.toCooperative = toCooperative;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification.order-mails";
    }

    @Override
    public Class<OrderMoved> type() {
        return OrderMoved.class;
    }

    @Override
    public int atOnce() {
        return 50;
    }

    @Override
    public Mono<Void> handle(OrderMoved event) {
        return handleAll(List.of(event));
    }

    /** Three statements, however many there are. */
    @Override
    public Mono<Void> handleAll(List<OrderMoved> events) {
        return orders.withTheirCheckouts(events.stream().map(OrderMoved::orderId).toList())
                .collectList()
                .flatMap(this::known)
                .map(known -> events.stream().flatMap(event -> mails(event, known)).toList())
                .flatMap(mails -> rows.insert(once(mails), clock.instant()));
    }

    /** Each order of a checkout moves, and all of them ask for the same mail. */
    private static List<Mail> once(List<Mail> mails) {
        var seen = new HashSet<Occasion>();
        return mails.stream().filter(mail -> seen.add(mail.occasion())).toList();
    }

    /** What the mails are about. */
    private record Known(
            List<Order> orders, Map<UUID, Cooperative> cooperatives, List<District> districts) {

        Optional<Order> order(UUID id) {
            return orders.stream().filter(o -> o.id().equals(id)).findFirst();
        }

        List<Order> ofCheckout(UUID id) {
            return orders.stream().filter(o -> o.checkoutId().equals(id)).toList();
        }

        Cooperative cooperativeOf(Order order) {
            return Objects.requireNonNull(cooperatives.get(order.cooperativeId()));
        }

        /** Where it is brought; empty when it is collected. */
        Optional<District> districtOf(Order order) {
            return order.delivery() == DeliveryMethod.PICKUP
                    ? Optional.empty()
                    : districts.stream()
                            .filter(d -> d.code().equals(order.recipient().districtCode()))
                            .findFirst();
        }
    }

    private Mono<Known> known(List<Order> found) {
        var ids = found.stream().map(Order::cooperativeId).distinct().toList();
        return Mono.zip(cooperatives.byIds(ids).collectMap(Cooperative::id), districts.all())
                .map(both -> new Known(found, both.getT1(), both.getT2()));
    }

    private Stream<Mail> mails(OrderMoved event, Known known) {
        return known.order(event.orderId()).stream().flatMap(order -> mails(event, order, known));
    }

    private Stream<Mail> mails(OrderMoved event, Order order, Known known) {
        return switch (event.status()) {
            case PLACED -> aboutCheckout(Step.PLACED, order, toBuyer::placed, known);
            case PAID ->
                    Stream.concat(
                            buyer(Step.PAID, order, toBuyer::paid, known),
                            cooperative(
                                    Step.PAID,
                                    order,
                                    (o, c) -> toCooperative.paid(o, c, known.districtOf(o)),
                                    known));
            case PACKED -> Stream.empty();
            case READY -> buyer(Step.READY, order, toBuyer::ready, known);
            case SHIPPED -> buyer(Step.SHIPPED, order, toBuyer::shipped, known);
            case COMPLETED -> buyer(Step.COMPLETED, order, toBuyer::completed, known);
            case CANCELLED ->
                    event.paid()
                            ? calledOff(order, known)
                            : aboutCheckout(
                                    Step.CANCELLED_UNPAID, order, toBuyer::cancelledUnpaid, known);
            case REFUNDED -> buyer(Step.REFUNDED, order, (o, c) -> toBuyer.refunded(o), known);
            case RETURN_ASKED ->
                    cooperative(Step.RETURN_ASKED, order, toCooperative::returnAsked, known);
            case RETURN_REFUSED -> buyer(Step.RETURN_REFUSED, order, toBuyer::returnRefused, known);
            case RETURNED -> buyer(Step.RETURNED, order, toBuyer::returned, known);
        };
    }

    /** Of money that came too late the cooperative has never heard. */
    private Stream<Mail> calledOff(Order order, Known known) {
        var buyer = buyer(Step.CANCELLED, order, toBuyer::cancelled, known);
        return "late-payment".equals(order.reason())
                ? buyer
                : Stream.concat(
                        buyer, cooperative(Step.CANCELLED, order, toCooperative::cancelled, known));
    }

    /** One mail for all orders of the checkout, since they have one payment. */
    private static Stream<Mail> aboutCheckout(
            Step step, Order order, Function<List<Order>, Letter> letter, Known known) {
        var useless = step == Step.PLACED ? order.expiresAt() : null;
        var checkout = order.checkoutId();
        var occasion = new Occasion(checkout, step, Addressee.BUYER, checkout, useless);
        return Stream.of(
                new Mail(
                        occasion,
                        order.recipient().email(),
                        letter.apply(known.ofCheckout(checkout))));
    }

    private static Stream<Mail> buyer(
            Step step, Order order, BiFunction<Order, Cooperative, Letter> letter, Known known) {
        var occasion = new Occasion(order.id(), step, Addressee.BUYER, order.checkoutId(), null);
        return Stream.of(
                new Mail(
                        occasion,
                        order.recipient().email(),
                        letter.apply(order, known.cooperativeOf(order))));
    }

    private static Stream<Mail> cooperative(
            Step step, Order order, BiFunction<Order, Cooperative, Letter> letter, Known known) {
        var occasion = new Occasion(order.id(), step, Addressee.COOPERATIVE, order.id(), null);
        var cooperative = known.cooperativeOf(order);
        return Stream.of(new Mail(occasion, cooperative.email(), letter.apply(order, cooperative)));
    }
}
