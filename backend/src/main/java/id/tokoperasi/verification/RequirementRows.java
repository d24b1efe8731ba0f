package id.tokoperasi.verification;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

@Component
class RequirementRows {

    private final DatabaseClient db;

    RequirementRows(DatabaseClient db) {
        this.db = db;
    }

    Flux<Requirement> all() {
        return db.sql("select * from verification.requirements order by position, code")
                .map(RequirementRows::toRequirement)
                .all();
    }

    /** Empty when the code is taken. */
    Mono<Requirement> insert(Requirement r) {
        return bind(
                        """
                        insert into verification.requirements
                               (code, position, name, name_en, help, help_en, sectors, kinds, duty, waivable,
                                valid_months, when_lapsed, active)
                        values (:code, :position, :name, :nameEn, :help, :helpEn, :sectors, :kinds, :duty,
                                :waivable, :months, :lapsed, :active)
                        on conflict do nothing
                        returning *
                        """,
                        r)
                .map(RequirementRows::toRequirement)
                .one();
    }

    /** Empty when the version has moved on or there is none. */
    Mono<Requirement> update(Requirement r, long seen) {
        return bind(
                        """
                        update verification.requirements
                           set position = :position, name = :name, name_en = :nameEn, help = :help,
                               help_en = :helpEn, sectors = :sectors, kinds = :kinds, duty = :duty,
                               waivable = :waivable, valid_months = :months, when_lapsed = :lapsed,
                               active = :active, version = version + 1
                         where code = :code and version = :seen
                        returning *
                        """,
                        r)
                .bind("seen", seen)
                .map(RequirementRows::toRequirement)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Requirement r) {
        return db.sql(sql)
                .bind("code", r.code())
                .bind("position", r.position())
                .bind("name", r.name().strip())
                .bind("nameEn", r.nameEn().strip())
                .bind("help", r.help().strip())
                .bind("helpEn", r.helpEn().strip())
                .bind("sectors", names(r.sectors()))
                .bind("kinds", names(r.kinds()))
                .bind("duty", r.duty())
                .bind("waivable", r.waivable())
                .bind("months", Columns.orNull(r.validMonths(), Integer.class))
                .bind("lapsed", r.whenLapsed().name())
                .bind("active", r.active());
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static Requirement toRequirement(Readable row) {
        return new Requirement(
                Columns.text(row, "code"),
                Columns.count(row, "position"),
                Columns.text(row, "name"),
                Columns.text(row, "name_en"),
                Columns.text(row, "help"),
                Columns.text(row, "help_en"),
                set(Columns.texts(row, "sectors"), CooperativeSector::valueOf),
                set(Columns.texts(row, "kinds"), CooperativeKind::valueOf),
                Columns.flag(row, "duty"),
                Columns.flag(row, "waivable"),
                row.get("valid_months", Integer.class),
                Columns.constant(row, "when_lapsed", SellingLimit.class),
                Columns.flag(row, "active"),
                Columns.number(row, "version"));
    }

    private static <T> Set<T> set(List<String> names, Function<String, T> of) {
        return names.stream().map(of).collect(Collectors.toUnmodifiableSet());
    }
}
