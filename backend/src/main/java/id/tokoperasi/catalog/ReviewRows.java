package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

@Component
class ReviewRows {

    private final DatabaseClient db;

    ReviewRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<ReviewRules> rules() {
        return db.sql("select * from catalog.review_rules").map(ReviewRows::toRules).one();
    }

    /** Empty when the version has moved on. */
    Mono<ReviewRules> putRules(ReviewRules rules) {
        return db.sql(
                        """
                        update catalog.review_rules
                           set price_up_basis_points = :price, new_words_percent = :words,
                               risky_fields = :fields, default_mode = :mode, usual_days = :days,
                               version = version + 1
                         where version = :seen
                        returning *
                        """)
                .bind("price", rules.priceUpBasisPoints())
                .bind("words", rules.newWordsPercent())
                .bind("fields", rules.riskyFields().stream().sorted().toArray(String[]::new))
                .bind("mode", rules.defaultMode().name())
                .bind("days", rules.usualDays())
                .bind("seen", rules.version())
                .map(ReviewRows::toRules)
                .one();
    }

    /** What holds for one cooperative at this moment. */
    record Policy(ReviewRules rules, ReviewMode mode) {}

    Mono<Policy> policy(UUID cooperativeId) {
        return db.sql(
                        """
                        select r.*, coalesce(m.mode, r.default_mode) as mode
                          from catalog.review_rules r
                          left join catalog.review_modes m on m.cooperative_id = :cooperative
                        """)
                .bind("cooperative", cooperativeId)
                .map(
                        row ->
                                new Policy(
                                        toRules(row),
                                        Columns.constant(row, "mode", ReviewMode.class)))
                .one();
    }

    Flux<CooperativeMode> modes(Collection<UUID> cooperativeIds) {
        return db.sql(
                        """
                        select c.id, coalesce(m.mode, r.default_mode) as mode,
                               m.mode is not null as own, coalesce(m.version, 0) as version
                          from unnest(:ids) as c (id)
                          cross join catalog.review_rules r
                          left join catalog.review_modes m on m.cooperative_id = c.id
                        """)
                .bind("ids", cooperativeIds.toArray(UUID[]::new))
                .map(
                        row ->
                                new CooperativeMode(
                                        Columns.uuid(row, "id"),
                                        Columns.constant(row, "mode", ReviewMode.class),
                                        Columns.flag(row, "own"),
                                        Columns.number(row, "version")))
                .all();
    }

    /** Empty when the version has moved on. */
    Mono<Long> putMode(UUID cooperativeId, ReviewMode mode, long seenVersion) {
        return db.sql(
                        """
                        insert into catalog.review_modes as m (cooperative_id, mode)
                        select :cooperative, :mode
                         where :seen = 0 or exists (select from catalog.review_modes
                                                     where cooperative_id = :cooperative)
                        on conflict (cooperative_id) do update
                           set mode = excluded.mode, version = m.version + 1
                         where m.version = :seen
                        returning version
                        """)
                .bind("cooperative", cooperativeId)
                .bind("mode", mode.name())
                .bind("seen", seenVersion)
                .map(row -> Columns.number(row, "version"))
                .one();
    }

    private static ReviewRules toRules(Readable row) {
        return new ReviewRules(
                Columns.count(row, "price_up_basis_points"),
                Columns.count(row, "new_words_percent"),
                Set.copyOf(Columns.texts(row, "risky_fields")),
                Columns.constant(row, "default_mode", ReviewMode.class),
                Columns.count(row, "usual_days"),
                Columns.number(row, "version"));
    }
}
