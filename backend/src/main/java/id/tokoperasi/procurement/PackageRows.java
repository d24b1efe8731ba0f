package id.tokoperasi.procurement;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Component
class PackageRows {

    /** A package with its parts in one row. */
    private static final String SELECT =
            """
            select p.*,
                   (select json_agg(json_build_object(
                               'title', title, 'specification', specification, 'quantity', quantity,
                               'unit', unit, 'taxClass', tax_class) order by position)
                      from procurement.package_items where package_id = p.id) as items,
                   (select coalesce(json_agg(json_build_object(
                               'source', source, 'seenOn', seen_on, 'totalRupiah', total_rupiah)
                               order by position), '[]')
                      from procurement.price_sources where package_id = p.id) as sources
              from procurement.packages p
            """;

    private static final TypeReference<List<PackageDraft.Item>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<SourceJson>> SOURCES = new TypeReference<>() {};

    private record SourceJson(String source, LocalDate seenOn, long totalRupiah) {
        PackageDraft.PriceSource toSource() {
            return new PackageDraft.PriceSource(source, seenOn, Money.rupiah(totalRupiah));
        }
    }

    private final DatabaseClient db;
    private final JsonMapper json;

    PackageRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Void> insert(
            UUID id,
            UUID agencyId,
            String number,
            PackageDraft need,
            Money ceiling,
            String actor,
            Instant now) {
        return bind(
                        db.sql(
                                """
                                insert into procurement.packages
                                       (id, agency_id, number, plan_line_id, title, kind, method, order_on,
                                        needed_on, place, reference_rupiah, estimate_rupiah, ceiling_rupiah,
                                        state, created_by, created_at)
                                values (:id, :agency, :number, :line, :title, :kind, :method, :orderOn,
                                        :neededOn, :place, :reference, :estimate, :ceiling, 'DRAFT', :actor,
                                        :now)
                                """),
                        need,
                        ceiling)
                .bind("id", id)
                .bind("agency", agencyId)
                .bind("number", number)
                .bind("actor", actor)
                .bind("now", now)
                .then()
                .then(writeParts(id, need));
    }

    /** Empty when the version has moved on, it is no draft, or it is another office's. */
    Mono<Long> update(UUID id, UUID agencyId, long seen, PackageDraft need, Money ceiling) {
        return bind(
                        db.sql(
                                """
                                update procurement.packages
                                   set plan_line_id = :line, title = :title, kind = :kind,
                                       method = :method, order_on = :orderOn, needed_on = :neededOn,
                                       place = :place, reference_rupiah = :reference,
                                       estimate_rupiah = :estimate, ceiling_rupiah = :ceiling,
                                       version = version + 1
                                 where id = :id and agency_id = :agency and version = :seen
                                   and state = 'DRAFT'
                                returning version
                                """),
                        need,
                        ceiling)
                .bind("id", id)
                .bind("agency", agencyId)
                .bind("seen", seen)
                .map(row -> Columns.number(row, "version"))
                .one()
                .delayUntil(version -> clearParts(id).then(writeParts(id, need)));
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, PackageDraft need, Money ceiling) {
        return sql.bind("line", need.planLineId())
                .bind("title", need.title())
                .bind("kind", need.kind().name())
                .bind("method", need.method().name())
                .bind("orderOn", need.orderOn())
                .bind("neededOn", need.neededOn())
                .bind("place", need.place())
                .bind("reference", Columns.orNull(rupiah(need.reference()), Long.class))
                .bind("estimate", Columns.orNull(rupiah(need.estimate()), Long.class))
                .bind("ceiling", ceiling.rupiah());
    }

    private static @Nullable Long rupiah(@Nullable Money amount) {
        return amount == null ? null : amount.rupiah();
    }

    private Mono<Void> clearParts(UUID id) {
        return db.sql(
                        """
                        with items as (delete from procurement.package_items where package_id = :id)
                        delete from procurement.price_sources where package_id = :id
                        """)
                .bind("id", id)
                .then();
    }

    private Mono<Void> writeParts(UUID id, PackageDraft need) {
        var items = need.items();
        var sources = need.sources();
        return db.sql(
                        """
                        with items as (
                            insert into procurement.package_items
                                   (package_id, position, title, specification, quantity, unit, tax_class)
                            select :id, position, title, specification, quantity, unit, tax_class
                              from unnest(:titles, :specifications, :quantities, :units, :classes)
                                   with ordinality as i (title, specification, quantity, unit, tax_class,
                                                         position)
                        )
                        insert into procurement.price_sources
                               (package_id, position, source, seen_on, total_rupiah)
                        select :id, position, source, seen_on, total
                          from unnest(:sources, :seen, :totals)
                               with ordinality as s (source, seen_on, total, position)
                        """)
                .bind("id", id)
                .bind("titles", each(items, i -> i.title().strip(), String[]::new))
                .bind("specifications", each(items, i -> i.specification().strip(), String[]::new))
                .bind("quantities", each(items, PackageDraft.Item::quantity, Integer[]::new))
                .bind("units", each(items, i -> i.unit().strip(), String[]::new))
                .bind("classes", each(items, i -> i.taxClass().name(), String[]::new))
                .bind("sources", each(sources, s -> s.source().strip(), String[]::new))
                .bind("seen", each(sources, PackageDraft.PriceSource::seenOn, LocalDate[]::new))
                .bind("totals", each(sources, s -> s.total().rupiah(), Long[]::new))
                .then();
    }

    /** Empty when it is another office's, the version has moved on or the step does not follow. */
    Mono<Long> move(
            UUID id,
            UUID agencyId,
            long seen,
            PackageState from,
            PackageState to,
            @Nullable String reason) {
        return db.sql(
                        """
                        update procurement.packages
                           set state = :to, cancelled_because = :reason, version = version + 1
                         where id = :id and agency_id = :agency and version = :seen and state = :from
                        returning version
                        """)
                .bind("id", id)
                .bind("agency", agencyId)
                .bind("seen", seen)
                .bind("from", from.name())
                .bind("to", to.name())
                .bind("reason", Columns.orNull(reason, String.class))
                .map(row -> Columns.number(row, "version"))
                .one();
    }

    Mono<PurchasePackage> byId(UUID id, UUID agencyId) {
        return db.sql(SELECT + " where p.id = :id and p.agency_id = :agency")
                .bind("id", id)
                .bind("agency", agencyId)
                .map(this::toPackage)
                .one();
    }

    Flux<PurchasePackage> page(
            UUID agencyId, @Nullable PackageState state, @Nullable UUID before, int size) {
        return db.sql(
                        SELECT
                                + """
                                   where p.agency_id = :agency
                                     and (cast(:state as text) is null or p.state = :state)
                                     and (cast(:before as uuid) is null or p.id < :before)
                                   order by p.id desc limit :size
                                  """)
                .bind("agency", agencyId)
                .bind("state", Columns.orNull(state == null ? null : state.name(), String.class))
                .bind("before", Columns.orNull(before, UUID.class))
                .bind("size", size)
                .map(this::toPackage)
                .all();
    }

    Mono<Void> addCheck(UUID packageId, CatalogueCheck check, String actor, Instant now) {
        return db.sql(
                        """
                        insert into procurement.catalogue_checks
                               (package_id, checked_on, searched, result, reason, actor, at)
                        values (:package, :day, :searched, :result, :reason, :actor, :now)
                        """)
                .bind("package", packageId)
                .bind("day", check.checkedOn())
                .bind("searched", check.searched())
                .bind("result", check.result().name())
                .bind("reason", check.reason())
                .bind("actor", actor)
                .bind("now", now)
                .then();
    }

    /** Newest first. */
    Flux<CatalogueCheck> checks(UUID packageId, UUID agencyId) {
        return db.sql(
                        """
                        select c.* from procurement.catalogue_checks c
                          join procurement.packages p on p.id = c.package_id
                         where c.package_id = :package and p.agency_id = :agency order by c.id desc
                        """)
                .bind("package", packageId)
                .bind("agency", agencyId)
                .map(
                        row ->
                                new CatalogueCheck(
                                        Columns.date(row, "checked_on"),
                                        Columns.text(row, "searched"),
                                        Columns.constant(
                                                row, "result", CatalogueCheck.Result.class),
                                        Columns.text(row, "reason")))
                .all();
    }

    private PurchasePackage toPackage(Readable row) {
        return new PurchasePackage(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "agency_id"),
                Columns.text(row, "number"),
                toNeed(row),
                Columns.money(row, "ceiling_rupiah"),
                Columns.constant(row, "state", PackageState.class),
                row.get("cancelled_because", String.class),
                Columns.text(row, "created_by"),
                Columns.number(row, "version"));
    }

    private PackageDraft toNeed(Readable row) {
        return new PackageDraft(
                Columns.uuid(row, "plan_line_id"),
                Columns.text(row, "title"),
                Columns.constant(row, "kind", PurchaseKind.class),
                Columns.constant(row, "method", PurchaseMethod.class),
                Columns.date(row, "order_on"),
                Columns.date(row, "needed_on"),
                Columns.text(row, "place"),
                amount(row, "reference_rupiah"),
                amount(row, "estimate_rupiah"),
                json.readValue(Columns.text(row, "items"), ITEMS),
                json.readValue(Columns.text(row, "sources"), SOURCES).stream()
                        .map(SourceJson::toSource)
                        .toList());
    }

    private static @Nullable Money amount(Readable row, String column) {
        var rupiah = row.get(column, Long.class);
        return rupiah == null ? null : Money.rupiah(rupiah);
    }
}
