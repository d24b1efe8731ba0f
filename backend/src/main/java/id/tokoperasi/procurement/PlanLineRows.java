package id.tokoperasi.procurement;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Component
class PlanLineRows {

    private final DatabaseClient db;

    PlanLineRows(DatabaseClient db) {
        this.db = db;
    }

    /** What became of the line with these codes. */
    record Outcome(String planCode, String accountCode, PlanWritten written) {}

    /**
     * Writes all lines in one statement, by plan and account code, which must differ. A line that is as it
     * was is not touched; one whose ceiling would fall below what is committed and spent stays as it was
     * and is answered as TOO_LOW; a changed ceiling leaves a movement.
     */
    Flux<Outcome> put(
            UUID agencyId, int year, List<PlanLineDraft> lines, String actor, Instant now) {
        return db.sql(
                        """
                        with line as (
                            select l.*, u.id as unit_id
                              from unnest(:ids, :codes, :names, :accounts, :units, :kinds, :funds, :ceilings,
                                          :starts, :ends, :announced, :domestic, :small)
                                   as l (id, plan_code, name, account_code, unit_code, kind, fund, ceiling,
                                         starts_on, ends_on, announced_on, domestic, small_business)
                              left join procurement.units u on u.agency_id = :agency and u.code = l.unit_code
                        ), written as (
                            insert into procurement.plan_lines as p
                                   (id, agency_id, unit_id, year, plan_code, name, account_code, kind, fund,
                                    ceiling_rupiah, starts_on, ends_on, announced_on, domestic,
                                    small_business, created_at)
                            select id, :agency, unit_id, :year, plan_code, name, account_code, kind, fund,
                                   ceiling, starts_on, ends_on, announced_on, domestic, small_business, :now
                              from line order by plan_code, account_code
                            on conflict (agency_id, year, plan_code, account_code) do update
                               set unit_id = excluded.unit_id, name = excluded.name, kind = excluded.kind,
                                   fund = excluded.fund, ceiling_rupiah = excluded.ceiling_rupiah,
                                   starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                                   announced_on = excluded.announced_on, domestic = excluded.domestic,
                                   small_business = excluded.small_business, version = p.version + 1
                             where excluded.ceiling_rupiah >= p.committed_rupiah + p.spent_rupiah
                               and (p.unit_id, p.name, p.kind, p.fund, p.ceiling_rupiah, p.starts_on,
                                    p.ends_on, p.announced_on, p.domestic, p.small_business)
                                   is distinct from
                                   (excluded.unit_id, excluded.name, excluded.kind, excluded.fund,
                                    excluded.ceiling_rupiah, excluded.starts_on, excluded.ends_on,
                                    excluded.announced_on, excluded.domestic, excluded.small_business)
                            returning new.id, new.plan_code, new.account_code,
                                      new.ceiling_rupiah - coalesce(old.ceiling_rupiah, 0) as raised
                        ), moved as (
                            insert into procurement.plan_movements
                                   (plan_line_id, kind, amount_rupiah, actor, at)
                            select id, 'CEILING', raised, :actor, :now from written where raised <> 0
                        )
                        select l.plan_code, l.account_code,
                               case when w.id = l.id then 'CREATED' when w.id is not null then 'CHANGED'
                                    when l.ceiling <> p.ceiling_rupiah then 'TOO_LOW'
                                    else 'SAME' end as written
                          from line l
                          left join written w
                            on (w.plan_code, w.account_code) = (l.plan_code, l.account_code)
                          left join procurement.plan_lines p
                            on p.agency_id = :agency and p.year = :year
                           and (p.plan_code, p.account_code) = (l.plan_code, l.account_code)
                        """)
                .bind("agency", agencyId)
                .bind("year", year)
                .bind("actor", actor)
                .bind("now", now)
                .bind("ids", each(lines, l -> Ids.next(), UUID[]::new))
                .bind("codes", each(lines, PlanLineDraft::planCode, String[]::new))
                .bind("names", each(lines, PlanLineDraft::name, String[]::new))
                .bind("accounts", each(lines, PlanLineDraft::accountCode, String[]::new))
                .bind("units", each(lines, PlanLineDraft::unitCode, String[]::new))
                .bind("kinds", each(lines, l -> l.kind().name(), String[]::new))
                .bind("funds", each(lines, PlanLineDraft::fund, String[]::new))
                .bind("ceilings", each(lines, l -> l.ceiling().rupiah(), Long[]::new))
                .bind("starts", each(lines, PlanLineDraft::startsOn, LocalDate[]::new))
                .bind("ends", each(lines, PlanLineDraft::endsOn, LocalDate[]::new))
                .bind("announced", each(lines, PlanLineDraft::announcedOn, LocalDate[]::new))
                .bind("domestic", each(lines, PlanLineDraft::domestic, Boolean[]::new))
                .bind("small", each(lines, PlanLineDraft::smallBusiness, Boolean[]::new))
                .map(
                        row ->
                                new Outcome(
                                        Columns.text(row, "plan_code"),
                                        Columns.text(row, "account_code"),
                                        Columns.constant(row, "written", PlanWritten.class)))
                .all();
    }

    /** Unit codes among these that the office does not have. */
    Flux<String> unknownUnits(UUID agencyId, List<String> codes) {
        return db.sql(
                        """
                        select c from unnest(:codes) as c
                         where not exists (select 1 from procurement.units
                                            where agency_id = :agency and code = c)
                        """)
                .bind("agency", agencyId)
                .bind("codes", codes.toArray(String[]::new))
                .map(row -> Columns.text(row, "c"))
                .all();
    }

    Mono<PlanLine> byId(UUID id, UUID agencyId) {
        return db.sql("select * from procurement.plan_lines where id = :id and agency_id = :agency")
                .bind("id", id)
                .bind("agency", agencyId)
                .map(PlanLineRows::toLine)
                .one();
    }

    Flux<PlanLine> page(
            UUID agencyId, int year, @Nullable String text, @Nullable UUID after, int size) {
        return db.sql(
                        """
                        select * from procurement.plan_lines
                         where agency_id = :agency and year = :year
                           and (cast(:text as text) is null
                                or position(lower(:text) in
                                            lower(plan_code || ' ' || name || ' ' || account_code)) > 0)
                           and (cast(:after as uuid) is null
                                or (plan_code, account_code) >
                                   (select plan_code, account_code from procurement.plan_lines
                                     where id = :after and agency_id = :agency))
                         order by plan_code, account_code limit :size
                        """)
                .bind("agency", agencyId)
                .bind("year", year)
                .bind("text", Columns.orNull(text, String.class))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(PlanLineRows::toLine)
                .all();
    }

    /**
     * Promises an amount of the line and notes it; true also when this reference has done so before. False
     * when the office has no such line or too little is left: the database compares and adds in one step.
     */
    Mono<Boolean> commit(
            UUID id, UUID agencyId, Money amount, UUID reference, String actor, Instant now) {
        return db.sql(
                        """
                        with noted as (
                            insert into procurement.plan_movements
                                   (plan_line_id, kind, amount_rupiah, reference, actor, at)
                            select id, 'COMMITTED', :amount, :reference, :actor, :now
                              from procurement.plan_lines where id = :id and agency_id = :agency
                            on conflict do nothing
                            returning 1
                        ), moved as (
                            update procurement.plan_lines
                               set committed_rupiah = committed_rupiah + :amount, version = version + 1
                             where id = :id and agency_id = :agency and exists (select 1 from noted)
                               and ceiling_rupiah - committed_rupiah - spent_rupiah >= :amount
                            returning 1
                        )
                        select exists (select 1 from moved)
                            or (not exists (select 1 from noted)
                                and exists (select 1 from procurement.plan_movements
                                             where plan_line_id = :id and kind = 'COMMITTED'
                                               and reference = :reference)) as done
                        """)
                .bind("id", id)
                .bind("agency", agencyId)
                .bind("amount", amount.rupiah())
                .bind("reference", reference)
                .bind("actor", actor)
                .bind("now", now)
                .map(row -> Columns.flag(row, "done"))
                .one();
    }

    /**
     * Takes an amount back from what is promised: to spend it when {@code kind} is SPENT, to free it when
     * it is RELEASED. On the line that goes on with this one, if the year has turned. Once per reference;
     * empty when less is promised.
     */
    Mono<Boolean> settle(
            UUID id, String kind, Money amount, UUID reference, String actor, Instant now) {
        return db.sql(
                        """
                        with recursive chain as (
                            select id, 0 as step from procurement.plan_lines where id = :id
                            union all
                            select p.id, c.step + 1 from procurement.plan_lines p
                              join chain c on p.carried_from = c.id
                        ), line as (
                            select id from chain order by step desc limit 1
                        ), noted as (
                            insert into procurement.plan_movements
                                   (plan_line_id, kind, amount_rupiah, reference, actor, at)
                            select id, :kind, :amount, :reference, :actor, :now from line
                             where not exists (select 1 from procurement.plan_movements m
                                                where m.plan_line_id in (select id from chain)
                                                  and m.kind = :kind and m.reference = :reference)
                            on conflict do nothing
                            returning plan_line_id
                        ), moved as (
                            update procurement.plan_lines p
                               set committed_rupiah = committed_rupiah - :amount,
                                   spent_rupiah = spent_rupiah + case when :kind = 'SPENT' then :amount else 0 end,
                                   version = version + 1
                              from noted n where p.id = n.plan_line_id and p.committed_rupiah >= :amount
                            returning p.id
                        )
                        select exists (select 1 from moved) as moved, exists (select 1 from noted) as noted
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("amount", amount.rupiah())
                .bind("reference", reference)
                .bind("actor", actor)
                .bind("now", now)
                .map(row -> Columns.flag(row, "moved") || !Columns.flag(row, "noted"))
                .one()
                .filter(Boolean::booleanValue);
    }

    /**
     * Goes on in the next year with every line of that year on which something is still promised: a line
     * with the code's suffix {@code -L} takes the promise over, with just that ceiling. Repeating adds
     * nothing.
     */
    Mono<Long> carry(UUID agencyId, int fromYear, String actor, Instant now) {
        return db.sql(
                        """
                        with open as (
                            select * from procurement.plan_lines p
                             where agency_id = :agency and year = :year and committed_rupiah > 0
                               and not exists (select 1 from procurement.plan_lines n where n.carried_from = p.id)
                             order by id for update
                        ), fresh as (
                            insert into procurement.plan_lines
                                   (id, agency_id, unit_id, year, plan_code, name, account_code, kind, fund,
                                    ceiling_rupiah, committed_rupiah, starts_on, ends_on, announced_on,
                                    domestic, small_business, carried_from, created_at)
                            select uuidv7(), agency_id, unit_id, year + 1, plan_code || '-L', name,
                                   account_code, kind, fund, committed_rupiah, committed_rupiah,
                                   make_date(year + 1, 1, 1), make_date(year + 1, 12, 31), announced_on,
                                   domestic, small_business, id, :now
                              from open
                            returning id, carried_from, committed_rupiah
                        ), left_behind as (
                            update procurement.plan_lines p
                               set committed_rupiah = 0, version = version + 1
                              from fresh f where p.id = f.carried_from
                        ), noted as (
                            insert into procurement.plan_movements
                                   (plan_line_id, kind, amount_rupiah, reference, actor, at)
                            select carried_from, 'CARRIED', -committed_rupiah, id, :actor, :now from fresh
                            union all
                            select id, 'CARRIED', committed_rupiah, carried_from, :actor, :now from fresh
                        )
                        select count(*) as carried from fresh
                        """)
                .bind("agency", agencyId)
                .bind("year", fromYear)
                .bind("actor", actor)
                .bind("now", now)
                .map(row -> Columns.number(row, "carried"))
                .one();
    }

    private static PlanLine toLine(Readable row) {
        return new PlanLine(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "agency_id"),
                row.get("unit_id", UUID.class),
                Columns.count(row, "year"),
                Columns.text(row, "plan_code"),
                Columns.text(row, "name"),
                Columns.text(row, "account_code"),
                Columns.constant(row, "kind", PurchaseKind.class),
                Columns.text(row, "fund"),
                Columns.money(row, "ceiling_rupiah"),
                Columns.money(row, "committed_rupiah"),
                Columns.money(row, "spent_rupiah"),
                Columns.date(row, "starts_on"),
                Columns.date(row, "ends_on"),
                row.get("announced_on", LocalDate.class),
                Columns.flag(row, "domestic"),
                Columns.flag(row, "small_business"),
                row.get("carried_from", UUID.class),
                Columns.number(row, "version"));
    }
}
