package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.ordering.CameShort;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.ordering.Shortage;
import id.tokoperasi.outbox.EventHandler;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;

/** Tells of pieces that will not be delivered: the buyer always, the cooperative when it was the buyer. */
@Component
class ShortageMails implements EventHandler<CameShort> {

    private final Orders orders;
    private final Shipments shipments;
    private final Cooperatives cooperatives;
    private final PartLetters letters;
    private final MailRows rows;
    private final Clock clock;

    ShortageMails(
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
        return "notification.came-short";
    }

    @Override
    public Class<CameShort> type() {
        return CameShort.class;
    }

    @Override
    public Mono<Void> handle(CameShort event) {
        return orders.find(event.orderId())
                .flatMap(
                        order ->
                                shipments
                                        .shortagesOf(order.id())
                                        .filter(s -> s.id().equals(event.shortageId()))
                                        .next()
                                        .zipWith(
                                                cooperatives.find(order.cooperativeId()),
                                                (shortage, seller) ->
                                                        mails(order, shortage, seller)))
                .flatMap(mails -> rows.insert(mails, clock.instant()));
    }

    private List<Mail> mails(Order order, Shortage shortage, Cooperative seller) {
        if (!shortage.byBuyer()) {
            var told = letters.cameShort(order, shortage, seller);
            return List.of(toBuyer(order, shortage, Step.CAME_SHORT, told));
        }
        var occasion =
                new Occasion(
                        shortage.id(), Step.PART_REFUSED, Addressee.COOPERATIVE, order.id(), null);
        return List.of(
                toBuyer(order, shortage, Step.PART_REFUSED, letters.refused(order, shortage)),
                new Mail(
                        occasion, seller.email(), letters.refusedByBuyer(order, shortage, seller)));
    }

    private static Mail toBuyer(Order order, Shortage shortage, Step step, Letter letter) {
        var occasion = new Occasion(shortage.id(), step, Addressee.BUYER, order.checkoutId(), null);
        return new Mail(occasion, order.recipient().email(), letter);
    }
}
