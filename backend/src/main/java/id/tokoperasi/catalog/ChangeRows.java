package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Change requests, and the versions that were on sale last. */
@Component
class ChangeRows {

    private final DatabaseClient db;
    private final JsonMapper json;
    private final Versions versions;

    ChangeRows(DatabaseClient db, JsonMapper json, Versions versions) {
        this.db = db;
        this.json = json;
        this.versions = versions;
    }

    Mono<Void> insert(ChangeRequest r) {
        var base = r.base();
        return db.sql(
                        """
                        insert into catalog.change_requests
                               (id, listing_id, cooperative_id, kind, base, proposed, reasons, rules_version,
                                listing_version, asked_by, asked_at)
                        values (:id, :listing, :cooperative, :kind, cast(:base as jsonb),
                                cast(:proposed as jsonb), cast(:reasons as jsonb), :rules, :version, :by, :at)
                        """)
                .bind("id", r.id())
                .bind("listing", r.listingId())
                .bind("cooperative", r.cooperativeId())
                .bind("kind", r.kind().name())
                .bind(
                        "base",
                        Columns.orNull(base == null ? null : versions.write(base), String.class))
                .bind("proposed", versions.write(r.proposed()))
                .bind("reasons", json.writeValueAsString(r.reasons()))
                .bind("rules", r.rulesVersion())
                .bind("version", r.listingVersion())
                .bind("by", r.askedBy())
                .bind("at", r.askedAt())
                .then();
    }

    /** Ends the listing's open one; empty when there is none. */
    Mono<ChangeRequest> close(UUID listingId, RequestState to, String by, Instant now) {
        return db.sql(
                        """
                        update catalog.change_requests set state = :to, decided_by = :by, decided_at = :now
                         where listing_id = :listing and state = 'OPEN'
                        returning *
                        """)
                .bind("listing", listingId)
                .bind("to", to.name())
                .bind("by", by)
                .bind("now", now)
                .map(this::toRequest)
                .one();
    }

    /** Empty when it is no longer open. */
    Mono<ChangeRequest> decide(
            UUID id, RequestState to, @Nullable String answer, String by, Instant now) {
        return db.sql(
                        """
                        update catalog.change_requests
                           set state = :to, answer = :answer, decided_by = :by, decided_at = :now
                         where id = :id and state = 'OPEN'
                        returning *
                        """)
                .bind("id", id)
                .bind("to", to.name())
                .bind("answer", Columns.orNull(answer, String.class))
                .bind("by", by)
                .bind("now", now)
                .map(this::toRequest)
                .one();
    }

    Mono<ChangeRequest> byId(UUID id) {
        return db.sql("select * from catalog.change_requests where id = :id")
                .bind("id", id)
                .map(this::toRequest)
                .one();
    }

    Mono<ChangeRequest> open(UUID listingId) {
        return db.sql(
                        """
                        select * from catalog.change_requests
                         where listing_id = :listing and state = 'OPEN'
                        """)
                .bind("listing", listingId)
                .map(this::toRequest)
                .one();
    }

    /** The newest of each listing; those without any are left out. */
    Flux<ChangeRequest> newest(Collection<UUID> listingIds, UUID cooperativeId) {
        return db.sql(
                        """
                        select r.* from unnest(:ids) as l (id)
                         cross join lateral (
                               select * from catalog.change_requests c
                                where c.listing_id = l.id and c.cooperative_id = :cooperative
                                order by c.id desc limit 1) r
                        """)
                .bind("ids", listingIds.toArray(UUID[]::new))
                .bind("cooperative", cooperativeId)
                .map(this::toRequest)
                .all();
    }

    Flux<ChangeRequest> ofListing(
            UUID cooperativeId, UUID listingId, @Nullable UUID before, int size) {
        return db.sql(
                        """
                        select * from catalog.change_requests
                         where listing_id = :listing and cooperative_id = :cooperative
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc limit :size
                        """)
                .bind("listing", listingId)
                .bind("cooperative", cooperativeId)
                .bind("before", Columns.orNull(before, UUID.class))
                .bind("size", size)
                .map(this::toRequest)
                .all();
    }

    Flux<ChangeRequest> inbox(@Nullable RequestKind kind, @Nullable UUID after, int size) {
        var ofKind = kind == null ? "" : "and kind = :kind";
        var later = after == null ? "" : "and id > :after";
        var sql =
                db.sql(
                        """
                        select * from catalog.change_requests
                         where state = 'OPEN' %s %s order by id limit :size
                        """
                                .formatted(ofKind, later));
        sql = kind == null ? sql : sql.bind("kind", kind.name());
        sql = after == null ? sql : sql.bind("after", after);
        return sql.bind("size", size).map(this::toRequest).all();
    }

    Flux<KindCount> countByKind() {
        return db.sql(
                        """
                        select kind, count(*) as requests from catalog.change_requests
                         where state = 'OPEN' group by kind
                        """)
                .map(
                        row ->
                                new KindCount(
                                        Columns.constant(row, "kind", RequestKind.class),
                                        Columns.number(row, "requests")))
                .all();
    }

    record KindCount(RequestKind kind, long requests) {}

    /** The version that buyers saw last; empty when it never was on sale, or is. */
    Mono<ListingDraft> takenOff(UUID listingId) {
        return db.sql("select version from catalog.taken_off where listing_id = :listing")
                .bind("listing", listingId)
                .map(row -> versions.read(Columns.text(row, "version")))
                .one();
    }

    Mono<Void> keepTakenOff(UUID listingId, ListingDraft version, Instant now) {
        return db.sql(
                        """
                        insert into catalog.taken_off (listing_id, version, at)
                        values (:listing, cast(:version as jsonb), :now)
                        on conflict (listing_id) do update set version = excluded.version, at = excluded.at
                        """)
                .bind("listing", listingId)
                .bind("version", versions.write(version))
                .bind("now", now)
                .then();
    }

    private ChangeRequest toRequest(Readable row) {
        var written = row.get("base", String.class);
        var base = written == null ? null : versions.read(written);
        var proposed = versions.read(Columns.text(row, "proposed"));
        return new ChangeRequest(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "listing_id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.constant(row, "kind", RequestKind.class),
                base,
                proposed,
                base == null ? List.of() : versions.between(base, proposed),
                List.of(json.readValue(Columns.text(row, "reasons"), Reason[].class)),
                Columns.number(row, "rules_version"),
                Columns.number(row, "listing_version"),
                Columns.text(row, "asked_by"),
                Columns.instant(row, "asked_at"),
                Columns.constant(row, "state", RequestState.class),
                row.get("answer", String.class),
                row.get("decided_by", String.class),
                row.get("decided_at", Instant.class));
    }
}
