package id.tokoperasi.catalog;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Counts of the listings of many cooperatives at once. */
@Component
public class ListingCensus {

    private final CensusRows rows;

    ListingCensus(CensusRows rows) {
        this.rows = rows;
    }

    /**
     * What each cooperative has on sale now; without an entry: nothing. One statement.
     *
     * @param shortBelow a description of fewer letters is short
     * @param expiringBy last day for certificates that count as expiring
     */
    public Mono<Map<UUID, ListingCount>> onSale(int shortBelow, LocalDate expiringBy) {
        return rows.onSale(shortBelow, expiringBy)
                .collectMap(CensusRows.Line::id, CensusRows.Line::count);
    }

    /**
     * How many listings these cooperatives have put on sale from then until before then, whether they
     * are still on sale or not; without an entry: none. One statement.
     */
    public Mono<Map<UUID, Long>> publishedBetween(
            Collection<UUID> cooperativeIds, Instant from, Instant to) {
        return cooperativeIds.isEmpty()
                ? Mono.just(Map.of())
                : rows.publishedBetween(cooperativeIds, from, to)
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
