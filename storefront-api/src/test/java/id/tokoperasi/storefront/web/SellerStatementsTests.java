package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.bulk.ImportKind;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.Reviews;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Every page of the seller centre and the inboxes of the dinas ask as much for 1 row as for 31. */
class SellerStatementsTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiTrade TRADE = new ApiTrade();
    private static final UUID SHOP = TRADE.shop().id();
    private static final Browser SELLER = new Browser(STOREFRONT);
    private static final Browser OFFICER = new Browser(STOREFRONT);
    private static final int MORE = 30;

    private static String listing;
    private static String order;

    @BeforeAll
    static void oneOfEach() {
        SELLER.signIn(TRADE.shop().manager(), UUID.randomUUID().toString());
        OFFICER.signIn(officer(), UUID.randomUUID().toString());
        order = TRADE.pays(RunningStorefront.newSubject(), "COURIER");
        TRADE.addsMember();
        var reviews = STOREFRONT.bean(Reviews.class);
        var mode = reviews.mode(SHOP).block();
        reviews.putMode(SHOP, ReviewMode.ALL, mode.version(), "dinas").block();
        listing = ApiTrade.id(TRADE.published());
        copyOrders(1);
        run(
                """
                insert into bulk.imports
                       (id, cooperative_id, kind, file_name, file_key, bytes, file_kind, encoding, separator,
                        headings, mapping, created_by, created_at)
                values (gen_random_uuid(), '%s', '%s', 'stok.csv', 'none', 1, 'CSV', 'UTF-8', ';', '{}', '{}',
                        'test', now())
                """
                        .formatted(SHOP, ImportKind.STOCK));
        run(
                """
                insert into verification.items
                       (id, cooperative_id, requirement, state, asked, waiting_since, number, met, lapsed)
                select gen_random_uuid(), '%s', code, 'WAITING', 'FIRST', now(), '', false, false
                  from verification.requirements limit 1
                """
                        .formatted(SHOP));
    }

    private static String officer() {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "test:" + who,
                        who,
                        Appointments.REGENCY,
                        Role.DEPARTMENT_OFFICER,
                        "SK",
                        Instant.EPOCH,
                        null)
                .block();
        return who;
    }

    private static void run(String sql) {
        STOREFRONT.bean(DatabaseClient.class).sql(sql).then().block();
    }

    /** So many of each state, as the paid one is. */
    private static void copyOrders(int each) {
        run(
                """
                insert into ordering.orders
                select (jsonb_populate_record(o, jsonb_build_object(
                           'id', gen_random_uuid(), 'number', 'TK-' || gen_random_uuid(),
                           'status', s.status, 'due_at', now() - interval '1 hour'))).*
                  from ordering.orders o, generate_series(1, %d) n,
                       unnest(array['PAID', 'PACKED', 'READY', 'SHIPPED', 'RETURN_ASKED', 'COMPLETED',
                                    'CANCELLED']) as s (status)
                 where o.id = '%s'
                """
                        .formatted(each, order));
        run(
                """
                insert into ordering.order_lines
                select (jsonb_populate_record(l, jsonb_build_object('order_id', o.id))).*
                  from ordering.order_lines l, ordering.orders o
                 where l.order_id = '%s' and o.cooperative_id = '%s'
                   and not exists (select from ordering.order_lines x where x.order_id = o.id)
                """
                        .formatted(order, SHOP));
    }

    /** Copies of what is there once. */
    private static void grow() {
        copyOrders(MORE);
        run(
                """
                insert into catalog.listings
                select (jsonb_populate_record(l, jsonb_build_object(
                           'id', gen_random_uuid(), 'slug', l.slug || '-' || n))).*
                  from catalog.listings l, generate_series(1, %d) n where l.id = '%s'
                """
                        .formatted(MORE, listing));
        run(
                """
                insert into catalog.variants
                select (jsonb_populate_record(v, jsonb_build_object(
                           'id', gen_random_uuid(), 'listing_id', l.id, 'sku', l.slug))).*
                  from catalog.variants v, catalog.listings l
                 where v.listing_id = '%s' and l.cooperative_id = '%s'
                   and not exists (select from catalog.variants x where x.listing_id = l.id)
                """
                        .formatted(listing, SHOP));
        run(
                """
                insert into catalog.stock (variant_id, on_hand)
                select v.id, 3 from catalog.variants v
                 where not exists (select from catalog.stock s where s.variant_id = v.id)
                """);
        run(
                """
                insert into catalog.change_requests
                select (jsonb_populate_record(r, jsonb_build_object(
                           'id', gen_random_uuid(), 'listing_id', l.id))).*
                  from catalog.change_requests r, catalog.listings l
                 where r.listing_id = '%s' and l.cooperative_id = '%s'
                   and not exists (select from catalog.change_requests x where x.listing_id = l.id)
                """
                        .formatted(listing, SHOP));
        run(
                """
                insert into membership.members
                select (jsonb_populate_record(m, jsonb_build_object(
                           'id', gen_random_uuid(), 'number', m.number || n))).*
                  from membership.members m, generate_series(1, %d) n where m.cooperative_id = '%s'
                """
                        .formatted(MORE, SHOP));
        run(
                """
                insert into bulk.imports
                select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid()))).*
                  from bulk.imports i, generate_series(1, %d) n where i.cooperative_id = '%s'
                """
                        .formatted(MORE, SHOP));
        run(
                """
                insert into verification.items
                select (jsonb_populate_record(i, jsonb_build_object(
                           'id', gen_random_uuid(), 'cooperative_id', gen_random_uuid()))).*
                  from verification.items i, generate_series(1, %d) n where i.cooperative_id = '%s'
                """
                        .formatted(MORE, SHOP));
    }

    private static Map<String, Long> statements() {
        var at = "/lapak/" + SHOP;
        var all = new LinkedHashMap<String, Long>();
        for (var path :
                new String[] {
                    "",
                    "/produk",
                    "/produk?q=e",
                    "/produk/" + listing,
                    "/pesanan?keadaan=segera",
                    "/pesanan",
                    "/pesanan?keadaan=dikemas",
                    "/pesanan?keadaan=jalan",
                    "/pesanan?keadaan=retur",
                    "/pesanan?keadaan=selesai",
                    "/pesanan?keadaan=batal",
                    "/pesanan/" + order,
                    "/pesanan/" + order + "/label",
                    "/pesanan/lembar-kemas",
                    "/anggota",
                    "/pengurus",
                    "/verifikasi",
                    "/impor",
                    "/pelatihan"
                }) {
            all.put(path.replaceAll("[0-9a-f-]{36}", "{id}"), count(SELLER, at + path));
        }
        for (var path : new String[] {"/dinas/verifikasi", "/dinas/moderasi"}) {
            all.put(path, count(OFFICER, path));
        }
        return all;
    }

    private static long count(Browser who, String path) {
        return StatementCount.of(() -> assertThat(who.get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void oneRowAndManyTakeTheSameStatements() {
        var one = statements();

        grow();

        var many = statements();
        System.out.println("statements of each page: " + many);
        assertThat(many).isEqualTo(one);
        assertThat(many.values()).allSatisfy(n -> assertThat(n).isBetween(2L, 12L));
    }
}
