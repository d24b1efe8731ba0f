package id.tokoperasi.bulk;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.sheets.SheetFormat;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Component
class ImportRows {

    private final DatabaseClient db;
    private final JsonMapper json;

    ImportRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** As stored, without the jobs. */
    record Stored(Import plain, @Nullable UUID checkJob, @Nullable UUID runJob, String createdBy) {}

    /** Empty when there is one with this id. */
    Mono<Stored> insert(Import i, String actor) {
        return db.sql(
                        """
                        insert into bulk.imports
                               (id, cooperative_id, kind, file_name, file_key, bytes, file_kind, encoding,
                                separator, headings, mapping, created_by, created_at)
                        values (:id, :cooperative, :kind, :name, :key, :bytes, :fileKind, :encoding,
                                :separator, :headings, :mapping, :actor, :now)
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", i.id())
                .bind("cooperative", i.cooperativeId())
                .bind("kind", i.kind().name())
                .bind("name", i.fileName())
                .bind("key", i.fileKey())
                .bind("bytes", i.bytes())
                .bind("fileKind", i.format().kind().name())
                .bind("encoding", i.format().encoding())
                .bind("separator", String.valueOf(i.format().separator()))
                .bind("headings", i.headings().toArray(String[]::new))
                .bind("mapping", i.mapping().toArray(Integer[]::new))
                .bind("actor", actor)
                .bind("now", i.createdAt())
                .map(ImportRows::toStored)
                .one();
    }

    Mono<Stored> byId(UUID id, UUID cooperativeId) {
        return db.sql(
                        """
                        select * from bulk.imports where id = :id and cooperative_id = :cooperative
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .map(ImportRows::toStored)
                .one();
    }

    Flux<Stored> recent(UUID cooperativeId, Collection<ImportKind> kinds, int size) {
        return db.sql(
                        """
                        select * from bulk.imports
                         where cooperative_id = :cooperative and kind = any(:kinds)
                         order by created_at desc, id desc limit :size
                        """)
                .bind("cooperative", cooperativeId)
                .bind("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .bind("size", size)
                .map(ImportRows::toStored)
                .all();
    }

    /** Another mapping, as long as the import has not begun; the last trial counts no more. */
    Mono<Long> map(UUID id, UUID cooperativeId, List<Integer> mapping) {
        return db.sql(
                        """
                        update bulk.imports
                           set mapping = :mapping, check_job = null, version = version + 1
                         where id = :id and cooperative_id = :cooperative and run_job is null
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("mapping", mapping.toArray(Integer[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> check(UUID id, UUID cooperativeId, UUID job) {
        return db.sql(
                        """
                        update bulk.imports set check_job = :job, version = version + 1
                         where id = :id and cooperative_id = :cooperative and run_job is null
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("job", job)
                .fetch()
                .rowsUpdated();
    }

    /** Only once, or again when the run before was the one named. */
    Mono<Long> run(UUID id, UUID cooperativeId, UUID job, @Nullable UUID before) {
        return db.sql(
                        """
                        update bulk.imports set run_job = :job, version = version + 1
                         where id = :id and cooperative_id = :cooperative
                           and run_job is not distinct from cast(:before as uuid)
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("job", job)
                .bind("before", Columns.orNull(before, UUID.class))
                .fetch()
                .rowsUpdated();
    }

    /**
     * For the rest of the transaction no plan is used that was made before: what was planned while the
     * tables were empty reads all of them for each row, as long as nothing has counted them since.
     */
    Mono<Void> planAnew() {
        return db.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)").then();
    }

    Mono<Void> clear(UUID id) {
        return db.sql("delete from bulk.problems where import_id = :id").bind("id", id).then();
    }

    Mono<Void> add(UUID id, List<RowProblem> problems) {
        return problems.isEmpty()
                ? Mono.empty()
                : db.sql(
                                """
                                insert into bulk.problems (import_id, row_number, field, code, facts)
                                select :id, * from unnest(:rows, :fields, :codes, :facts)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("rows", each(problems, RowProblem::row, Integer[]::new))
                        .bind("fields", each(problems, RowProblem::field, String[]::new))
                        .bind("codes", each(problems, RowProblem::code, String[]::new))
                        .bind(
                                "facts",
                                each(
                                        problems,
                                        p -> json.writeValueAsString(p.facts()),
                                        String[]::new))
                        .then();
    }

    /** In the order of the file, after that row. */
    Flux<RowProblem> problems(UUID id, int afterRow, int size) {
        return db.sql(
                        """
                        select * from bulk.problems where import_id = :id and row_number > :after
                         order by row_number, field limit :size
                        """)
                .bind("id", id)
                .bind("after", afterRow)
                .bind("size", size)
                .map(
                        row ->
                                new RowProblem(
                                        Columns.count(row, "row_number"),
                                        Columns.text(row, "field"),
                                        Columns.text(row, "code"),
                                        json.readValue(
                                                Columns.text(row, "facts"),
                                                new TypeReference<Map<String, Object>>() {})))
                .all();
    }

    Mono<Void> keepUntil(String key, Instant until) {
        return db.sql(
                        """
                        insert into bulk.files (key, delete_after) values (:key, :until)
                        on conflict (key) do update set delete_after = excluded.delete_after
                        """)
                .bind("key", key)
                .bind("until", until)
                .then();
    }

    Flux<String> old(Instant now, int size) {
        return db.sql("select key from bulk.files where delete_after < :now limit :size")
                .bind("now", now)
                .bind("size", size)
                .map(row -> Columns.text(row, "key"))
                .all();
    }

    Mono<Void> forget(List<String> keys) {
        return db.sql("delete from bulk.files where key = any(:keys)")
                .bind("keys", keys.toArray(String[]::new))
                .then();
    }

    private static Stored toStored(Readable row) {
        var plain =
                new Import(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "cooperative_id"),
                        Columns.constant(row, "kind", ImportKind.class),
                        Columns.text(row, "file_name"),
                        Columns.text(row, "file_key"),
                        Columns.number(row, "bytes"),
                        new SheetFormat(
                                Columns.constant(row, "file_kind", SheetFormat.Kind.class),
                                Columns.text(row, "encoding"),
                                Columns.text(row, "separator").charAt(0)),
                        Columns.texts(row, "headings"),
                        List.of(Columns.required(row, "mapping", Integer[].class)),
                        null,
                        null,
                        Columns.number(row, "version"),
                        Columns.instant(row, "created_at"));
        return new Stored(
                plain,
                row.get("check_job", UUID.class),
                row.get("run_job", UUID.class),
                Columns.text(row, "created_by"));
    }
}
