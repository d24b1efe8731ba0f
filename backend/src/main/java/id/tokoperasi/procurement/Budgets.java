package id.tokoperasi.procurement;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Budget totals of the offices, year by year. */
@Component
public class Budgets {

    private final DatabaseClient db;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Budgets(DatabaseClient db, Audit audit, Transactions transactions, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is written about one office. */
    public record Line(UUID agencyId, Money goodsAndServices, String source) {

        public Line {
            source = source.strip();
        }
    }

    /**
     * Writes the totals of a year; those that stand so already are not touched, each other one is
     * recorded. Refuses {@code budget-negative} and {@code budget-source}. Offices must differ.
     *
     * @return how many were new or changed
     */
    public Mono<Long> put(int year, List<Line> lines, String actor, String actingAs) {
        for (var line : lines) {
            if (line.goodsAndServices().isNegative()) {
                return Mono.error(
                        Refusal.invalidField("goodsAndServicesRupiah", "budget-negative"));
            }
            if (line.source().isEmpty() || line.source().length() > 300) {
                return Mono.error(Refusal.invalidField("source", "budget-source"));
            }
        }
        var now = clock.instant();
        return transactions.run(
                () ->
                        write(year, lines, now)
                                .concatMap(b -> record(b, actor, actingAs, now).thenReturn(b))
                                .count());
    }

    private Flux<Budget> write(int year, List<Line> lines, Instant now) {
        return db.sql(
                        """
                        insert into procurement.budgets as b
                               (agency_id, year, goods_services_rupiah, source, updated_at)
                        select agency, :year, total, source, :now
                          from unnest(:agencies, :totals, :sources) as l (agency, total, source)
                         order by agency
                        on conflict (agency_id, year) do update
                           set goods_services_rupiah = excluded.goods_services_rupiah,
                               source = excluded.source, updated_at = excluded.updated_at,
                               version = b.version + 1
                         where (b.goods_services_rupiah, b.source)
                               is distinct from (excluded.goods_services_rupiah, excluded.source)
                        returning *
                        """)
                .bind("year", year)
                .bind("now", now)
                .bind("agencies", each(lines, Line::agencyId, UUID[]::new))
                .bind("totals", each(lines, l -> l.goodsAndServices().rupiah(), Long[]::new))
                .bind("sources", each(lines, Line::source, String[]::new))
                .map(Budgets::toBudget)
                .all();
    }

    private Mono<Void> record(Budget b, String actor, String actingAs, Instant now) {
        return audit.record(
                Decision.of(
                        "budget:" + b.agencyId() + "." + b.year(),
                        actor,
                        actingAs,
                        b.agencyId(),
                        "budget-set",
                        Map.of(),
                        Map.of(
                                "goodsAndServicesRupiah",
                                b.goodsAndServices().rupiah(),
                                "source",
                                b.source())),
                now);
    }

    /** The totals of a year, of these offices, in no order; an office without one is left out. */
    public Flux<Budget> of(int year, List<UUID> agencyIds) {
        return db.sql(
                        "select * from procurement.budgets where year = :year and agency_id = any(:ids)")
                .bind("year", year)
                .bind("ids", agencyIds.toArray(UUID[]::new))
                .map(Budgets::toBudget)
                .all();
    }

    private static Budget toBudget(Readable row) {
        return new Budget(
                Columns.uuid(row, "agency_id"),
                Columns.count(row, "year"),
                Columns.money(row, "goods_services_rupiah"),
                Columns.text(row, "source"),
                Columns.instant(row, "updated_at"));
    }
}
