package id.tokoperasi.rules;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The rules, picked by the date that the rule itself names, never by "today". */
@Component
public class Rules {

    private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    Rules(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Enters versions, or brings the text of known ones up to date; a confirmation stays. A version that
     * overlaps another of its rule is a database error, unless one of them is an unconfirmed CONFLICT.
     */
    public Mono<Void> put(List<Rule> rules) {
        return Flux.fromIterable(rules).concatMap(this::put).then();
    }

    private Mono<Void> put(Rule rule) {
        return db.sql(
                        """
                        insert into rules.rules (id, valid_from, valid_to, description, indonesian, value,
                                                 legal_basis, certainty, confirmed_by, picked_by)
                        values (:id, :from, :to, :description, :indonesian, cast(:value as jsonb),
                                :basis, :certainty, :confirmed, :picked)
                        on conflict (id, valid_from) do update
                           set valid_to = excluded.valid_to, description = excluded.description,
                               indonesian = excluded.indonesian,
                               value = excluded.value, legal_basis = excluded.legal_basis,
                               certainty = excluded.certainty, picked_by = excluded.picked_by,
                               confirmed_by = coalesce(rules.rules.confirmed_by, excluded.confirmed_by)
                        """)
                .bind("id", rule.id())
                .bind("from", rule.validFrom())
                .bind("to", Columns.orNull(rule.validTo(), LocalDate.class))
                .bind("description", rule.description())
                .bind("indonesian", rule.indonesian())
                .bind("value", json.writeValueAsString(rule.value()))
                .bind("basis", rule.legalBasis())
                .bind("certainty", rule.certainty().name())
                .bind("confirmed", Columns.orNull(rule.confirmedBy(), String.class))
                .bind("picked", rule.pickedBy())
                .then();
    }

    /**
     * The version in force on that day; empty when there is none. What sources disagree about is not in
     * force until an official confirms it.
     */
    public Mono<Rule> on(String id, LocalDate day) {
        return db.sql(
                        """
                        select * from rules.rules
                         where id = :id and daterange(valid_from, valid_to, '[]') @> cast(:day as date)
                           and (certainty <> 'CONFLICT' or confirmed_by is not null)
                        """)
                .bind("id", id)
                .bind("day", day)
                .map(this::toRule)
                .one();
    }

    /** What all rules say on that day. One statement. */
    public Mono<RuleBook> book(LocalDate day) {
        return db.sql(
                        """
                        select * from rules.rules
                         where daterange(valid_from, valid_to, '[]') @> cast(:day as date)
                        """)
                .bind("day", day)
                .map(this::toRule)
                .all()
                .collectList()
                .map(versions -> new RuleBook(day, versions));
    }

    /** Every version of every rule, those not in force included, by id and date. */
    public Flux<Rule> all() {
        return db.sql("select * from rules.rules order by id, valid_from").map(this::toRule).all();
    }

    private Rule toRule(Readable row) {
        return new Rule(
                Columns.text(row, "id"),
                Columns.date(row, "valid_from"),
                row.get("valid_to", LocalDate.class),
                Columns.text(row, "description"),
                Columns.text(row, "indonesian"),
                json.readValue(Columns.text(row, "value"), FIGURES),
                Columns.text(row, "legal_basis"),
                Columns.constant(row, "certainty", Rule.Certainty.class),
                row.get("confirmed_by", String.class),
                Columns.text(row, "picked_by"));
    }
}
