package id.tokoperasi.infra.bench;

import io.r2dbc.spi.ConnectionFactories;

import org.springframework.r2dbc.core.DatabaseClient;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One cooperative that has sold for years, and a dinas with full inboxes: copies in bulk, by SQL alone, of
 * what the modules have written.
 */
final class SellerData {
    /** The cooperative that the demo account {@code manajer} works for. */
    static final String SLUG = "koperasi-gerabah-bumi-jaya";

    static final int LISTINGS = 5_000;
    static final int ORDERS = 50_000;
    static final int INBOX = 10_000;

    private static final int MEMBERS = 2_000;
    private static final int PAPERS_EACH = 8;

    private static final List<String> STATEMENTS =
            List.of(
                    // checkouts and orders: the newest are at work, the rest is over
                    """
                    create table bench_orders as
                    select n, uuidv7(n * interval '-8 minutes') as id, gen_random_uuid() as checkout,
                           gen_random_uuid() as payment, now() - n * interval '8 minutes' as at,
                           case when n <= 400 then 'PAID' when n <= 700 then 'PACKED'
                                when n <= 800 then 'READY' when n <= 1200 then 'SHIPPED'
                                when n <= 1230 then 'RETURN_ASKED' when n %% 50 = 0 then 'REFUNDED'
                                when n %% 97 = 0 then 'RETURN_REFUSED' else 'COMPLETED' end as status,
                           case when n %% 3 = 0 then 'PICKUP' else 'COURIER' end as delivery
                      from generate_series(1, %d) n
                    """
                            .formatted(ORDERS),
                    """
                    insert into ordering.checkouts
                           (id, basket_id, payment_id, total_rupiah, placed_at, expires_at)
                    select checkout, gen_random_uuid(), payment, 64000, at, at + interval '30 minutes'
                      from bench_orders
                    """,
                    """
                    insert into ordering.orders
                           (id, number, checkout_id, payment_id, cooperative_id, basket_id, status,
                            recipient_name, recipient_phone, email, delivery, address, district_code, note,
                            pickup_code, goods_rupiah, delivery_rupiah, total_rupiah, placed_at, expires_at,
                            moved_at, paid_at, due_at, parcels)
                    select b.id, 'TK-BENCH-' || b.n, b.checkout, b.payment, :cooperative, gen_random_uuid(),
                           b.status, 'Siti Bench ' || b.n, '+6281234567890', b.n || '@bench.example',
                           b.delivery, 'Kampung Baru ' || b.n, d.code,
                           case when b.n % 7 = 0 then 'Tolong bungkus rapi' end,
                           case when b.delivery = 'PICKUP' then '123456' end, 50000, 14000, 64000, b.at,
                           b.at + interval '30 minutes', b.at + interval '1 hour', b.at, b.at + interval '2 days',
                           case when b.status in ('SHIPPED', 'COMPLETED') and b.delivery = 'COURIER'
                                then 1 else 0 end
                      from bench_orders b
                      join (select code, row_number() over (order by code) - 1 as i,
                                   count(*) over () as all_districts from region.districts) d
                        on d.i = b.n % d.all_districts
                    """,
                    """
                    create table bench_variants as
                    select row_number() over (order by v.id) - 1 as i, v.id, v.listing_id, v.name, v.sku,
                           v.price_rupiah, l.slug, l.title
                      from catalog.variants v join catalog.listings l on l.id = v.listing_id
                     where l.cooperative_id = :cooperative and v.active
                    """,
                    """
                    insert into ordering.order_lines
                           (order_id, variant_id, listing_id, slug, title, variant_name, sku, price_rupiah,
                            quantity, position, shipped)
                    select b.id, v.id, v.listing_id, v.slug, v.title, v.name, v.sku, v.price_rupiah, 1 + b.n % 3,
                           k, case when b.status in ('SHIPPED', 'COMPLETED') and b.delivery = 'COURIER'
                                   then 1 + b.n % 3 else 0 end
                      from bench_orders b cross join generate_series(0, 2) k
                      join bench_variants v
                        on v.i = (b.n * 7 + k * 131) % (select count(*) from bench_variants)
                    """,
                    """
                    insert into ordering.order_events (order_id, status, actor_kind, at)
                    select b.id, s.status, s.actor, b.at + s.position * interval '20 minutes'
                      from bench_orders b
                      cross join (values (0, 'PLACED', 'BUYER'), (1, 'PAID', 'SYSTEM'),
                                         (2, 'PACKED', 'COOPERATIVE'), (3, 'SHIPPED', 'COOPERATIVE'))
                                 as s (position, status, actor)
                     where s.position < 2 or b.n > 400
                     order by b.n desc, s.position
                    """,
                    """
                    update catalog.listings set maker_note = 'Kelompok ' || (abs(hashtext(slug)) % 12 + 1)
                     where cooperative_id = :cooperative
                    """,
                    """
                    insert into membership.members
                           (id, cooperative_id, number, name, village, joined_on, named_as_maker, created_at)
                    select uuidv7(), :cooperative, 'BENCH-' || n, 'Anggota ' || n, 'Bumi Jaya',
                           date '2020-01-01' + n %% 2000, n %% 2 = 0, now()
                      from generate_series(1, %d) n
                    """
                            .formatted(MEMBERS),
                    // the dinas: applications with their papers, and a request for each listing
                    """
                    create table bench_applications as
                    select n, uuidv7(n * interval '-5 minutes') as id, now() - n * interval '5 minutes' as at
                      from generate_series(1, %d) n
                    """
                            .formatted(INBOX / PAPERS_EACH),
                    """
                    insert into verification.applications
                           (id, applicant, applicant_name, state, name, legal_entity_number,
                            cooperative_number, nib, tax_number, sector, kind, district_code, village, address,
                            phone, email, founded_year, member_count, about, bank_name, bank_holder,
                            created_at, submitted_at)
                    select b.id, 'bench-' || b.n, 'Pengurus ' || b.n, 'SUBMITTED', 'Koperasi Bench ' || b.n,
                           'AHU-BENCH-' || b.n, '', (9000000000000 + b.n)::text,
                           (9000000000000000 + b.n)::text, 'REAL',
                           'PRODUCER', (select min(code) from region.districts), 'Bumi Jaya', 'Jalan Desa 1',
                           '+6281234567890', b.n || '@bench.example', 2015, 40, 'Koperasi', 'BJB', 'Koperasi',
                           b.at, b.at
                      from bench_applications b
                    """,
                    """
                    insert into verification.items
                           (id, cooperative_id, requirement, state, asked, waiting_since, number, met, lapsed)
                    select gen_random_uuid(), b.id, r.code, 'WAITING', 'FIRST', b.at, '', false, false
                      from bench_applications b
                      join (select code, row_number() over (order by position, code) as i
                              from verification.requirements) r on r.i <= %d
                    """
                            .formatted(PAPERS_EACH),
                    """
                    insert into catalog.change_requests
                           (id, listing_id, cooperative_id, kind, base, proposed, reasons, rules_version,
                            listing_version, asked_by, asked_at)
                    select uuidv7(), l.id, l.cooperative_id,
                           case when row_number() over () %% 3 = 0 then 'AFTERWARDS' else 'CHANGE' end,
                           jsonb_set(r.proposed, '{title}', to_jsonb(l.title)),
                           jsonb_set(r.proposed, '{title}', to_jsonb(l.title || ' baru')), r.reasons,
                           r.rules_version, l.version, 'bench', now()
                      from catalog.listings l cross join catalog.change_requests r
                     where r.id = :request and l.id <> r.listing_id
                       and not exists (select from catalog.change_requests o
                                        where o.listing_id = l.id and o.state = 'OPEN')
                     limit %d
                    """
                            .formatted(INBOX),
                    "drop table bench_orders",
                    "drop table bench_variants",
                    "drop table bench_applications",
                    "vacuum analyze");

    private final DatabaseClient database;

    SellerData(int postgresPort) {
        var url =
                "r2dbc:postgresql://postgres:tokoperasi-local@localhost:"
                        + postgresPort
                        + "/tokoperasi";
        database = DatabaseClient.create(ConnectionFactories.get(url));
    }

    /** Copies it in; the listings are there already, and one request about one of them. */
    void load(UUID cooperative, UUID request) {
        for (var statement : STATEMENTS) {
            var sql = database.sql(statement);
            sql = statement.contains(":cooperative") ? sql.bind("cooperative", cooperative) : sql;
            sql = statement.contains(":request") ? sql.bind("request", request) : sql;
            sql.then().block();
        }
    }

    boolean isLoaded() {
        return one(
                        Long.class,
                        "select count(*) from ordering.orders where number like 'TK-BENCH-%'")
                > 0;
    }

    UUID cooperative() {
        return one(
                UUID.class, "select id from cooperative.cooperatives where slug = '" + SLUG + "'");
    }

    /** Some order of the cooperative in that state. */
    UUID order(String status) {
        return one(
                UUID.class,
                "select id from ordering.orders where number like 'TK-BENCH-%' and status = '"
                        + status
                        + "' order by number limit 1");
    }

    /** The finished order after which the page begins that is so many rows away from the first. */
    UUID orderAfter(int rows) {
        return one(
                UUID.class,
                "select id from ordering.orders where number like 'TK-BENCH-%' and status = 'COMPLETED'"
                        + " order by id desc offset "
                        + rows
                        + " limit 1");
    }

    /** The listing so many rows away from the newest. */
    UUID listing(int rows) {
        return one(
                UUID.class,
                "select l.id from catalog.listings l join cooperative.cooperatives c"
                        + " on c.id = l.cooperative_id where c.slug = '"
                        + SLUG
                        + "' order by l.id desc offset "
                        + rows
                        + " limit 1");
    }

    private <T> T one(Class<T> type, String sql) {
        return Objects.requireNonNull(database.sql(sql).mapValue(type).one().block(), sql);
    }
}
