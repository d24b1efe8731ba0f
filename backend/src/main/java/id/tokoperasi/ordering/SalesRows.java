package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

@Component
class SalesRows {

    private final DatabaseClient db;

    SalesRows(DatabaseClient db) {
        this.db = db;
    }

    record Line(UUID id, Sales sales) {}

    /** Of these cooperatives, or of all when null. */
    Flux<Line> between(@Nullable Collection<UUID> ids, Instant from, Instant to) {
        return db.sql(
                        """
                        select cooperative_id, count(*) as orders, cast(sum(goods_rupiah) as bigint) as rupiah
                          from ordering.orders
                         where paid_at >= :from and paid_at < :to
                           and status not in ('CANCELLED', 'REFUNDED', 'RETURNED')
                           and (:all or cooperative_id = any(:ids))
                         group by cooperative_id
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("all", ids == null)
                .bind("ids", ids == null ? new UUID[0] : ids.toArray(UUID[]::new))
                .map(
                        row ->
                                new Line(
                                        Columns.uuid(row, "cooperative_id"),
                                        new Sales(
                                                Columns.number(row, "orders"),
                                                Columns.money(row, "rupiah"))))
                .all();
    }
}
