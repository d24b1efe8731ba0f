package id.tokoperasi.ordering;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.papers.Paper;
import id.tokoperasi.papers.Papers;
import id.tokoperasi.papers.PrintedPaper;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a cooperative prints for its orders. What is another's is refused as unknown; refusals of {@link
 * Papers#print} pass through.
 */
@Component
public class OrderPapers {

    /** Orders on one packing sheet. */
    public static final int ON_A_SHEET = 200;

    private final OrderBoard board;
    private final Shipments shipments;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final Makers makers;
    private final Papers papers;
    private final Clock clock;

    OrderPapers(
            OrderBoard board,
            Shipments shipments,
            Cooperatives cooperatives,
            Districts districts,
            Makers makers,
            Papers papers,
            Clock clock) {
        this.board = board;
        this.shipments = shipments;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.makers = makers;
        this.papers = papers;
        this.clock = clock;
    }

    /**
     * A label for each order, in the order asked for.
     *
     * @param page the address that an order's QR code leads to
     */
    public Mono<PrintedPaper> labels(
            Collection<UUID> orderIds,
            UUID cooperativeId,
            Locale language,
            Function<Order, String> page) {
        return Mono.zip(
                        board.allOfCooperative(orderIds, cooperativeId),
                        cooperatives.find(cooperativeId),
                        districtNames())
                .flatMap(
                        all -> {
                            var sheet = new OrderSheets(all.getT2(), all.getT3());
                            var newest = all.getT1().getLast();
                            return papers.print(
                                    new Paper(
                                            "ordering/labels",
                                            sheet.labels(all.getT1(), page),
                                            language,
                                            newest.placedAt()));
                        });
    }

    /** The delivery note (surat jalan) of one parcel. */
    public Mono<PrintedPaper> deliveryNote(
            UUID orderId,
            UUID shipmentId,
            UUID cooperativeId,
            Locale language,
            Function<Order, String> page) {
        return Mono.zip(
                        board.allOfCooperative(List.of(orderId), cooperativeId),
                        shipments.ofOrder(orderId, cooperativeId).collectList(),
                        cooperatives.find(cooperativeId),
                        districtNames())
                .flatMap(
                        all -> {
                            var order = all.getT1().getFirst();
                            var sent = all.getT2();
                            var parcel =
                                    sent.stream()
                                            .filter(s -> s.id().equals(shipmentId))
                                            .findFirst()
                                            .orElseThrow(Refusal::unknown);
                            var sheet = new OrderSheets(all.getT3(), all.getT4());
                            return papers.print(
                                    new Paper(
                                            "ordering/delivery-note",
                                            sheet.deliveryNote(order, parcel, sent, page),
                                            language,
                                            parcel.sentAt()));
                        });
    }

    /**
     * Everything that is to be sent or made ready by the end of that day, by where it goes and who made
     * it, with the sum of each product and what to fetch from whom.
     */
    public Mono<PrintedPaper> packingSheet(UUID cooperativeId, LocalDate day, Locale language) {
        var now = clock.instant();
        var end = Jakarta.endOf(day).plusMillis(1);
        return board.toSendBefore(cooperativeId, end, ON_A_SHEET)
                .collectList()
                .flatMap(
                        orders ->
                                Mono.zip(
                                                board.countToSendBefore(cooperativeId, end),
                                                cooperatives.find(cooperativeId),
                                                districtNames(),
                                                makers.of(orders))
                                        .map(
                                                all ->
                                                        new PackingSheets(
                                                                        all.getT2().name(),
                                                                        all.getT3(),
                                                                        all.getT4())
                                                                .of(orders, all.getT1(), day, now)))
                .flatMap(
                        sheet ->
                                papers.print(
                                        new Paper("ordering/packing-sheet", sheet, language, now)));
    }

    private Mono<Map<String, String>> districtNames() {
        return districts
                .all()
                .map(all -> all.stream().collect(Collectors.toMap(District::code, District::name)));
    }
}
