package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

@Component
class CensusRows {

    private final DatabaseClient db;

    CensusRows(DatabaseClient db) {
        this.db = db;
    }

    record Line(UUID id, ListingCount count) {}

    Flux<Line> onSale(int shortBelow, LocalDate expiringBy) {
        return db.sql(
                        """
                        select l.cooperative_id, count(*) as published,
                               count(*) filter (where cardinality(l.picture_ids) = 0) as pictureless,
                               count(*) filter (where length(l.description) < :short
                                                   or exists (select from catalog.variants v
                                                               where v.listing_id = l.id and v.active
                                                                 and v.net_amount is null)) as incomplete,
                               count(*) filter (where exists (
                                   select from jsonb_array_elements(l.certificates) c
                                    where cast(c ->> 'validUntil' as date) <= :by)) as expiring
                          from catalog.listings l where l.status = 'PUBLISHED'
                         group by l.cooperative_id
                        """)
                .bind("short", shortBelow)
                .bind("by", expiringBy)
                .map(
                        row ->
                                new Line(
                                        Columns.uuid(row, "cooperative_id"),
                                        new ListingCount(
                                                Columns.number(row, "published"),
                                                Columns.number(row, "pictureless"),
                                                Columns.number(row, "incomplete"),
                                                Columns.number(row, "expiring"))))
                .all();
    }

    Flux<Map.Entry<UUID, Long>> publishedBetween(
            Collection<UUID> cooperativeIds, Instant from, Instant to) {
        return db.sql(
                        """
                        select cooperative_id, count(*) as listings from catalog.listings
                         where cooperative_id = any(:ids) and published_at >= :from and published_at < :to
                         group by cooperative_id
                        """)
                .bind("ids", cooperativeIds.toArray(UUID[]::new))
                .bind("from", from)
                .bind("to", to)
                .map(
                        row ->
                                Map.entry(
                                        Columns.uuid(row, "cooperative_id"),
                                        Columns.number(row, "listings")))
                .all();
    }
}
