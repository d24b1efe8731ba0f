package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.PartSent;
import id.tokoperasi.ordering.Shipment;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.outbox.EventHandler;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;

/** Tells buyers that a part of their order is on its way; one mail for each part. */
@Component
class PartMails implements EventHandler<PartSent> {

    private final Orders orders;
    private final Shipments shipments;
    private final Cooperatives cooperatives;
    private final PartLetters letters;
    private final MailRows rows;
    private final Clock clock;

    PartMails(
            Orders orders,
            Shipments shipments,
            Cooperatives cooperatives,
            PartLetters letters,
            MailRows rows,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.cooperatives = cooperatives;
        this.letters = letters;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification.part-sent";
    }

    @Override
    public Class<PartSent> type() {
        return PartSent.class;
    }

    @Override
    public Mono<Void> handle(PartSent event) {
        return orders.find(event.orderId())
                .flatMap(
                        order ->
                                shipments
                                        .ofOrder(order.id(), order.cooperativeId())
                                        .filter(s -> s.id().equals(event.shipmentId()))
                                        .next()
                                        .zipWith(
                                                cooperatives.find(order.cooperativeId()),
                                                (part, seller) -> mail(order, part, seller)))
                .flatMap(mail -> rows.insert(List.of(mail), clock.instant()));
    }

    private Mail mail(Order order, Shipment part, Cooperative seller) {
        var occasion =
                new Occasion(part.id(), Step.PART_SENT, Addressee.BUYER, order.checkoutId(), null);
        return new Mail(occasion, order.recipient().email(), letters.sent(order, part, seller));
    }
}
