package id.tokoperasi.verification;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.media.PrivateFile;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

@Component
class ItemRows {

    private final DatabaseClient db;

    ItemRows(DatabaseClient db) {
        this.db = db;
    }

    /** Puts it in the queue; a renewal leaves what was confirmed as it is. */
    Mono<Item> bring(
            UUID cooperativeId,
            String requirement,
            String number,
            @Nullable LocalDate claimedUntil,
            @Nullable Instant since) {
        return db.sql(
                        """
                        insert into verification.items as i
                               (id, cooperative_id, requirement, state, asked, waiting_since, number,
                                claimed_until, met, lapsed)
                        values (:id, :cooperative, :requirement, 'WAITING', 'FIRST', :since, :number,
                                :claimed, false, false)
                        on conflict (cooperative_id, requirement) do update
                           set asked = case when i.state = 'WAITING' then i.asked
                                            when i.met or i.lapsed then 'RENEWAL'
                                            when i.state in ('REJECTED', 'ASKED_AGAIN') then 'AGAIN'
                                            else 'FIRST' end,
                               waiting_since = case when i.state = 'WAITING' then i.waiting_since
                                                    else excluded.waiting_since end,
                               state = 'WAITING', number = excluded.number,
                               claimed_until = excluded.claimed_until, reason = null, note = null,
                               version = i.version + 1
                        returning *
                        """)
                .bind("id", Ids.next())
                .bind("cooperative", cooperativeId)
                .bind("requirement", requirement)
                .bind("since", Columns.orNull(since, Instant.class))
                .bind("number", number)
                .bind("claimed", Columns.orNull(claimedUntil, LocalDate.class))
                .map(ItemRows::toItem)
                .one();
    }

    /** What was brought with an application comes into the queue when it is sent. */
    Mono<Void> send(UUID cooperativeId, Instant now) {
        return db.sql(
                        """
                        update verification.items set waiting_since = :now
                         where cooperative_id = :cooperative and waiting_since is null
                        """)
                .bind("cooperative", cooperativeId)
                .bind("now", now)
                .then();
    }

    /** What waits of an application that is no more leaves the queue. */
    Mono<Void> withdraw(UUID cooperativeId) {
        return db.sql(
                        """
                        update verification.items set waiting_since = null, version = version + 1
                         where cooperative_id = :cooperative and state = 'WAITING'
                        """)
                .bind("cooperative", cooperativeId)
                .then();
    }

    Mono<Void> keep(Item item, PrivateFile file, String actor, Instant now) {
        return db.sql(
                        """
                        insert into verification.documents
                               (id, item_id, cooperative_id, content_type, bytes, uploaded_by, uploaded_at)
                        values (:id, :item, :cooperative, :type, :bytes, :actor, :now)
                        """)
                .bind("id", file.id())
                .bind("item", item.id())
                .bind("cooperative", item.cooperativeId())
                .bind("type", file.contentType())
                .bind("bytes", file.bytes())
                .bind("actor", actor)
                .bind("now", now)
                .then();
    }

    /**
     * Decides, guarded by the version, the states it may come from and the officer who has it on the
     * table; empty when one of them does not hold.
     */
    Mono<Item> decide(
            UUID id,
            long seen,
            Verdict verdict,
            @Nullable LocalDate validUntil,
            Collection<ItemState> from,
            String actor,
            Instant now) {
        var accepts = verdict.outcome() == Outcome.ACCEPT || verdict.outcome() == Outcome.WAIVE;
        return db.sql(
                        """
                        update verification.items
                           set state = :to, reason = :reason, note = :note, decided_at = :now,
                               lapsed = case when :accepts then false
                                             when met and :to = 'REJECTED' and state <> 'WAITING' then true
                                             else lapsed end,
                               met = case when :accepts then true
                                          when :to = 'REJECTED' and state <> 'WAITING' then false
                                          else met end,
                               valid_until = case when :accepts then cast(:until as date)
                                                  else valid_until end,
                               reminded = case when :accepts then 0 else reminded end,
                               held_by = null, held_name = null, held_until = null,
                               version = version + 1
                         where id = :id and version = :seen and state = any(:from)
                           and waiting_since is not null
                           and (held_by is null or held_by = :actor or held_until <= :now)
                        returning *
                        """)
                .bind("id", id)
                .bind("seen", seen)
                .bind("to", verdict.outcome().state().name())
                .bind("accepts", accepts)
                .bind("reason", Columns.orNull(name(verdict.reason()), String.class))
                .bind("note", verdict.note())
                .bind("until", Columns.orNull(validUntil, LocalDate.class))
                .bind("from", from.stream().map(Enum::name).toArray(String[]::new))
                .bind("actor", actor)
                .bind("now", now)
                .map(ItemRows::toItem)
                .one();
    }

    private static @Nullable String name(@Nullable DecisionReason reason) {
        return reason == null ? null : reason.name();
    }

    /** Asks again for those that wait and nobody else has on the table. */
    Flux<Item> askAgain(Collection<UUID> ids, Verdict verdict, String actor, Instant now) {
        return db.sql(
                        """
                        update verification.items
                           set state = 'ASKED_AGAIN', reason = :reason, note = :note, decided_at = :now,
                               held_by = null, held_name = null, held_until = null, version = version + 1
                         where id in (select id from verification.items
                                       where id = any(:ids) and state = 'WAITING'
                                         and requirement <> 'pendaftaran' and waiting_since is not null
                                         and (held_by is null or held_by = :actor or held_until <= :now)
                                       order by id for update)
                        returning *
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("reason", Columns.orNull(name(verdict.reason()), String.class))
                .bind("note", verdict.note())
                .bind("actor", actor)
                .bind("now", now)
                .map(ItemRows::toItem)
                .all();
    }

    /** Puts it on the officer's table; empty when it is on another's. */
    Mono<Item> hold(UUID id, String actor, String name, Instant now, Instant until) {
        return db.sql(
                        """
                        update verification.items
                           set held_by = :actor, held_name = :name, held_until = :until
                         where id = :id and waiting_since is not null
                           and (held_by is null or held_by = :actor or held_until <= :now)
                        returning *
                        """)
                .bind("id", id)
                .bind("actor", actor)
                .bind("name", name)
                .bind("now", now)
                .bind("until", until)
                .map(ItemRows::toItem)
                .one();
    }

    /** Does without a paper of which nothing was brought; empty when something was. */
    Mono<Item> waiveMissing(
            UUID cooperativeId,
            String requirement,
            Verdict verdict,
            @Nullable LocalDate validUntil,
            Instant now) {
        return db.sql(
                        """
                        insert into verification.items
                               (id, cooperative_id, requirement, state, asked, waiting_since, number,
                                valid_until, met, lapsed, reason, note, decided_at)
                        values (:id, :cooperative, :requirement, 'WAIVED', 'FIRST', :now, '', :until, true,
                                false, :reason, :note, :now)
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", Ids.next())
                .bind("cooperative", cooperativeId)
                .bind("requirement", requirement)
                .bind("until", Columns.orNull(validUntil, LocalDate.class))
                .bind("reason", Columns.orNull(name(verdict.reason()), String.class))
                .bind("note", verdict.note())
                .bind("now", now)
                .map(ItemRows::toItem)
                .one();
    }

    Flux<Item> of(UUID cooperativeId) {
        return db.sql("select * from verification.items where cooperative_id = :cooperative")
                .bind("cooperative", cooperativeId)
                .map(ItemRows::toItem)
                .all();
    }

    Mono<Item> byId(UUID id) {
        return db.sql("select * from verification.items where id = :id")
                .bind("id", id)
                .map(ItemRows::toItem)
                .one();
    }

    Flux<Document> documents(UUID cooperativeId) {
        return db.sql(
                        """
                        select * from verification.documents where cooperative_id = :cooperative
                         order by uploaded_at desc, id desc
                        """)
                .bind("cooperative", cooperativeId)
                .map(ItemRows::toDocument)
                .all();
    }

    Flux<Item> queue(
            ItemState state,
            @Nullable String requirement,
            @Nullable Asked asked,
            @Nullable UUID after,
            int size) {
        return db.sql(
                        """
                        select * from verification.items
                         where state = :state and waiting_since is not null
                           and (cast(:requirement as text) is null or requirement = :requirement)
                           and (cast(:asked as text) is null or asked = :asked)
                           and (cast(:after as uuid) is null
                                or (waiting_since, id) > (select waiting_since, id from verification.items
                                                           where id = :after))
                         order by waiting_since, id limit :size
                        """)
                .bind("state", state.name())
                .bind("requirement", Columns.orNull(requirement, String.class))
                .bind("asked", Columns.orNull(asked == null ? null : asked.name(), String.class))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(ItemRows::toItem)
                .all();
    }

    Mono<Map<Asked, Long>> waiting() {
        return db.sql(
                        """
                        select asked, count(*) as items from verification.items
                         where state = 'WAITING' and waiting_since is not null group by asked
                        """)
                .map(
                        row ->
                                Map.entry(
                                        Columns.constant(row, "asked", Asked.class),
                                        Columns.number(row, "items")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Instant> oldest() {
        return db.sql(
                        """
                        select waiting_since from verification.items
                         where state = 'WAITING' and waiting_since is not null
                         order by waiting_since, id limit 1
                        """)
                .map(row -> Columns.instant(row, "waiting_since"))
                .one();
    }

    Mono<Long> lapsed() {
        return db.sql(
                        """
                        select count(*) as items from verification.items
                         where state = 'EXPIRED' and waiting_since is not null
                        """)
                .map(row -> Columns.number(row, "items"))
                .one();
    }

    Flux<UUID> over(LocalDate today, int size) {
        return db.sql(
                        """
                        select id from verification.items
                         where met and valid_until < :today order by valid_until, id limit :size
                        """)
                .bind("today", today)
                .bind("size", size)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    /** Empty when it was renewed meanwhile. */
    Mono<Item> expire(UUID id, LocalDate today) {
        return db.sql(
                        """
                        update verification.items
                           set met = false, lapsed = true, version = version + 1,
                               state = case when state in ('ACCEPTED', 'WAIVED') then 'EXPIRED' else state end
                         where id = :id and met and valid_until < :today
                        returning *
                        """)
                .bind("id", id)
                .bind("today", today)
                .map(ItemRows::toItem)
                .one();
    }

    /** Those that end from {@code first} to {@code last} and were not told of so late before. */
    Flux<UUID> remind(LocalDate first, LocalDate last, int withinDays, int size) {
        return db.sql(
                        """
                        update verification.items set reminded = :days
                         where id in (select id from verification.items
                                       where met and valid_until between :first and :last
                                         and state in ('ACCEPTED', 'WAIVED')
                                         and (reminded = 0 or reminded > :days)
                                       order by id limit :size for update skip locked)
                        returning id
                        """)
                .bind("days", withinDays)
                .bind("first", first)
                .bind("last", last)
                .bind("size", size)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    private static Document toDocument(Readable row) {
        return new Document(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "item_id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.text(row, "content_type"),
                Columns.count(row, "bytes"),
                Columns.instant(row, "uploaded_at"));
    }

    private static Item toItem(Readable row) {
        var reason = row.get("reason", String.class);
        return new Item(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.text(row, "requirement"),
                Columns.constant(row, "state", ItemState.class),
                Columns.constant(row, "asked", Asked.class),
                row.get("waiting_since", Instant.class),
                Columns.text(row, "number"),
                row.get("claimed_until", LocalDate.class),
                row.get("valid_until", LocalDate.class),
                Columns.flag(row, "met"),
                Columns.flag(row, "lapsed"),
                reason == null ? null : DecisionReason.valueOf(reason),
                row.get("note", String.class),
                row.get("decided_at", Instant.class),
                row.get("held_by", String.class),
                row.get("held_name", String.class),
                row.get("held_until", Instant.class),
                Columns.number(row, "version"));
    }
}
