package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Columns;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.UUID;

/**
 * Running numbers of each office and year. Taken inside the transaction that uses them: a rival waits
 * for it, and a roll-back gives the number back, so that there is no gap and no double.
 */
@Component
class Numbers {

    private final DatabaseClient db;

    Numbers(DatabaseClient db) {
        this.db = db;
    }

    /**
     * The next number, from 1.
     *
     * @param series what is counted, such as {@code package}
     */
    Mono<Integer> next(UUID agencyId, String series, int year) {
        return db.sql(
                        """
                        insert into procurement.numbers as n (agency_id, series, year, last)
                        values (:agency, :series, :year, 1)
                        on conflict (agency_id, series, year) do update set last = n.last + 1
                        returning last
                        """)
                .bind("agency", agencyId)
                .bind("series", series)
                .bind("year", year)
                .map(row -> Columns.count(row, "last"))
                .one();
    }
}
