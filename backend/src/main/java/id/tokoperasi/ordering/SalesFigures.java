package id.tokoperasi.ordering;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Sales of many cooperatives at once. An order counts on the day its money came; one that was cancelled
 * or given back counts nowhere.
 */
@Component
public class SalesFigures {

    private final SalesRows rows;

    SalesFigures(SalesRows rows) {
        this.rows = rows;
    }

    /**
     * What each cooperative sold from then until before then; without an entry: nothing. One statement.
     */
    public Mono<Map<UUID, Sales>> between(Instant from, Instant to) {
        return rows.between(null, from, to).collectMap(SalesRows.Line::id, SalesRows.Line::sales);
    }

    /** As {@link #between(Instant, Instant)}, for these cooperatives only. */
    public Mono<Map<UUID, Sales>> between(
            Collection<UUID> cooperativeIds, Instant from, Instant to) {
        return cooperativeIds.isEmpty()
                ? Mono.just(Map.of())
                : rows.between(cooperativeIds, from, to)
                        .collectMap(SalesRows.Line::id, SalesRows.Line::sales);
    }
}
