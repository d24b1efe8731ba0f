package id.tokoperasi.catalog;

import id.tokoperasi.cooperative.CooperativeChanged;
import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

/** A cooperative changed, so the search documents of its listings may be out of date. */
@Component
class CooperativeListings implements EventHandler<CooperativeChanged> {

    private final ListingRows rows;
    private final Outbox outbox;

    CooperativeListings(ListingRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "catalog.cooperative-listings";
    }

    @Override
    public Class<CooperativeChanged> type() {
        return CooperativeChanged.class;
    }

    @Override
    public Mono<Void> handle(CooperativeChanged event) {
        return rows.idsOfCooperative(event.cooperativeId())
                .collectList()
                .flatMap(ids -> outbox.mark(Listings.INDEX_TOPIC, ids));
    }
}
