package id.tokoperasi.membership;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Component
class MemberRows {

    private final DatabaseClient db;

    MemberRows(DatabaseClient db) {
        this.db = db;
    }

    /** What became of the line with this number. */
    record Outcome(String number, Written written) {}

    /**
     * Writes all lines in one statement, by their numbers; numbers must differ. A line that is as it was
     * is not touched.
     */
    Flux<Outcome> put(UUID cooperativeId, List<MemberLine> lines, Instant now) {
        return db.sql(
                        """
                        with line as (
                            select * from unnest(:ids, :numbers, :names, :villages, :phones, :joined, :left,
                                                 :named)
                                as l (id, number, name, village, phone, joined_on, left_on, named)
                        ), written as (
                            insert into membership.members as m
                                   (id, cooperative_id, number, name, village, phone, joined_on, left_on,
                                    named_as_maker, consent_changed_at, created_at)
                            select id, :cooperative, number, name, village, phone, joined_on, left_on,
                                   named, case when named then cast(:now as timestamptz) end, :now
                              from line order by lower(number)
                            on conflict (cooperative_id, lower(number)) do update
                               set name = excluded.name, village = excluded.village,
                                   phone = excluded.phone, joined_on = excluded.joined_on,
                                   left_on = excluded.left_on,
                                   named_as_maker = excluded.named_as_maker,
                                   consent_changed_at =
                                       case when m.named_as_maker = excluded.named_as_maker
                                            then m.consent_changed_at else :now end,
                                   version = m.version + 1
                             where (m.name, m.village, m.phone, m.joined_on, m.left_on, m.named_as_maker)
                                   is distinct from
                                   (excluded.name, excluded.village, excluded.phone, excluded.joined_on,
                                    excluded.left_on, excluded.named_as_maker)
                            returning number, id
                        )
                        select l.number,
                               case when w.id is null then 'SAME' when w.id = l.id then 'CREATED'
                                    else 'CHANGED' end as written
                          from line l left join written w on lower(w.number) = lower(l.number)
                        """)
                .bind("cooperative", cooperativeId)
                .bind("now", now)
                .bind("ids", each(lines, l -> Ids.next(), UUID[]::new))
                .bind("numbers", each(lines, MemberLine::number, String[]::new))
                .bind("names", each(lines, MemberLine::name, String[]::new))
                .bind("villages", each(lines, MemberLine::village, String[]::new))
                .bind("phones", each(lines, MemberLine::phone, String[]::new))
                .bind("joined", each(lines, MemberLine::joinedOn, LocalDate[]::new))
                .bind("left", each(lines, MemberLine::leftOn, LocalDate[]::new))
                .bind("named", each(lines, MemberLine::namedAsMaker, Boolean[]::new))
                .map(
                        row ->
                                new Outcome(
                                        Columns.text(row, "number"),
                                        Columns.constant(row, "written", Written.class)))
                .all();
    }

    /** Empty when the number is taken. */
    Mono<Member> insert(UUID id, UUID cooperativeId, MemberLine line, Instant now) {
        return bind(
                        db.sql(
                                """
                                insert into membership.members
                                       (id, cooperative_id, number, name, village, phone, joined_on, left_on,
                                        named_as_maker, consent_changed_at, created_at)
                                values (:id, :cooperative, :number, :name, :village, :phone, :joined, :left,
                                        :named, case when :named then cast(:now as timestamptz) end, :now)
                                on conflict do nothing
                                returning *
                                """),
                        line)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("now", now)
                .map(MemberRows::toMember)
                .one();
    }

    /** Empty when the version has moved on or it is another cooperative's. */
    Mono<Member> update(
            UUID id, UUID cooperativeId, long seenVersion, MemberLine line, Instant now) {
        return bind(
                        db.sql(
                                """
                                update membership.members
                                   set number = :number, name = :name, village = :village, phone = :phone,
                                       joined_on = :joined, left_on = :left,
                                       consent_changed_at = case when named_as_maker = :named
                                                                 then consent_changed_at else :now end,
                                       named_as_maker = :named, version = version + 1
                                 where id = :id and cooperative_id = :cooperative and version = :seen
                                returning *
                                """),
                        line)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("seen", seenVersion)
                .bind("now", now)
                .map(MemberRows::toMember)
                .one();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, MemberLine line) {
        return sql.bind("number", line.number())
                .bind("name", line.name())
                .bind("village", line.village())
                .bind("phone", Columns.orNull(line.phone(), String.class))
                .bind("joined", line.joinedOn())
                .bind("left", Columns.orNull(line.leftOn(), LocalDate.class))
                .bind("named", line.namedAsMaker());
    }

    Mono<Member> byId(UUID id, UUID cooperativeId) {
        return db.sql(
                        """
                        select * from membership.members
                         where id = :id and cooperative_id = :cooperative
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .map(MemberRows::toMember)
                .one();
    }

    Flux<Member> byIds(Collection<UUID> ids) {
        return db.sql("select * from membership.members where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(MemberRows::toMember)
                .all();
    }

    Flux<Member> makers(UUID cooperativeId, LocalDate today, int limit) {
        return db.sql(
                        """
                        select * from membership.members
                         where cooperative_id = :cooperative and named_as_maker
                           and joined_on <= :today and coalesce(left_on >= :today, true)
                         order by lower(name), id limit :limit
                        """)
                .bind("cooperative", cooperativeId)
                .bind("today", today)
                .bind("limit", limit)
                .map(MemberRows::toMember)
                .all();
    }

    Flux<Member> page(
            UUID cooperativeId,
            MemberState state,
            @Nullable String text,
            @Nullable UUID after,
            int size,
            LocalDate today) {
        return db.sql(
                        """
                        select * from membership.members
                         where cooperative_id = :cooperative
                           and coalesce(left_on < :today, false) = :former
                           and (cast(:text as text) is null
                                or position(lower(:text) in lower(name || ' ' || number || ' ' || village)) > 0)
                           and (cast(:after as uuid) is null
                                or (lower(name), id) > (select lower(name), id from membership.members
                                                         where id = :after and cooperative_id = :cooperative))
                         order by lower(name), id limit :size
                        """)
                .bind("cooperative", cooperativeId)
                .bind("today", today)
                .bind("former", state == MemberState.FORMER)
                .bind("text", Columns.orNull(text, String.class))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(MemberRows::toMember)
                .all();
    }

    Mono<Map<MemberState, Long>> count(UUID cooperativeId, LocalDate today) {
        return db.sql(
                        """
                        select case when left_on < :today then 'FORMER' else 'CURRENT' end as state,
                               count(*) as members
                          from membership.members where cooperative_id = :cooperative group by 1
                        """)
                .bind("cooperative", cooperativeId)
                .bind("today", today)
                .map(
                        row ->
                                Map.entry(
                                        Columns.constant(row, "state", MemberState.class),
                                        Columns.number(row, "members")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<Map.Entry<UUID, Long>> countByCooperative(LocalDate today) {
        return db.sql(
                        """
                        select cooperative_id, count(*) as members from membership.members
                         where coalesce(left_on >= :today, true) group by cooperative_id
                        """)
                .bind("today", today)
                .map(
                        row ->
                                Map.entry(
                                        Columns.uuid(row, "cooperative_id"),
                                        Columns.number(row, "members")))
                .all();
    }

    private static Member toMember(Readable row) {
        return new Member(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.text(row, "number"),
                Columns.text(row, "name"),
                Columns.text(row, "village"),
                row.get("phone", String.class),
                Columns.date(row, "joined_on"),
                row.get("left_on", LocalDate.class),
                Columns.flag(row, "named_as_maker"),
                row.get("consent_changed_at", Instant.class),
                Columns.number(row, "version"));
    }
}
