package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.Stock;
import id.tokoperasi.cooperative.Cooperative;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the pages of a seller ask of the database: the same statements for three orders and for 50,000,
 * and all of a page's together in less than the time that the page has.
 */
class ManyOrdersTests {

    private static final Duration PAGE = Duration.ofMillis(100);
    private static final int ORDERS = 50_000;
    private static final int LISTINGS = 5_000;
    private static final int TRIES = 15;

    private static Market market;
    private static OrderBoard board;
    private static Shipments shipments;
    private static Cooperative seller;
    private static UUID order;

    @BeforeAll
    static void open() {
        market = new Market();
        board = market.backend.get(OrderBoard.class);
        shipments = market.backend.get(Shipments.class);
        seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 10_000, 900);
        for (int i = 0; i < 3; i++) {
            order = market.guest().puts(emping, 1).buys().orders().getFirst().id();
        }
    }

    @AfterAll
    static void close() {
        market.close();
    }

    /** What each page asks for; every page also counts the orders that wait to be packed. */
    private static Map<String, Mono<?>> pages() {
        var id = seller.id();
        var counts = market.orders.countByStatus(id);
        var toPack = board.countToPack(id);
        var pages = new LinkedHashMap<String, Mono<?>>();
        pages.put(
                "today",
                Flux.merge(
                                toPack,
                                counts,
                                market.listings.countByStatus(id),
                                market.backend.get(Stock.class).few(id, 5).collectList(),
                                market.backend
                                        .get(SalesFigures.class)
                                        .between(
                                                List.of(id),
                                                market.clock.instant().minus(Duration.ofDays(7)),
                                                market.clock.instant()),
                                board.due(id))
                        .collectList());
        pages.put(
                "listings",
                Flux.merge(
                                toPack,
                                market.listings.countByStatus(id),
                                market.listings.page(id, null, null, null, 25).collectList())
                        .collectList());
        pages.put("search", market.listings.page(id, null, "emping-4321", null, 25).collectList());
        pages.put(
                "board",
                Flux.merge(
                                toPack,
                                counts,
                                board.due(id),
                                board.pageByDue(id, List.of(OrderStatus.PAID), null, 21)
                                        .collectList())
                        .collectList());
        pages.put(
                "order",
                Flux.merge(
                                toPack,
                                market.orders.ofCooperative(order, id),
                                market.orders.events(order).collectList(),
                                shipments.ofOrder(order, id).collectList(),
                                shipments.shortagesOf(order).collectList())
                        .collectList());
        pages.put(
                "sheet",
                board.toSendBefore(id, market.clock.instant().plus(Duration.ofDays(2)), 200)
                        .collectList());
        return pages;
    }

    private static Map<String, Long> statements() {
        var statements = new LinkedHashMap<String, Long>();
        pages().forEach(
                        (page, asks) -> {
                            var before = market.backend.statements();
                            asks.block();
                            statements.put(page, market.backend.statements() - before);
                        });
        return statements;
    }

    /** The quickest of some tries: others work on this machine, too. */
    private static Map<String, Duration> times() {
        var times = new LinkedHashMap<String, Duration>();
        for (int i = 0; i < TRIES; i++) {
            pages().forEach(
                            (page, asks) -> {
                                var start = System.nanoTime();
                                asks.block();
                                var took = Duration.ofNanos(System.nanoTime() - start);
                                times.merge(page, took, (a, b) -> a.compareTo(b) < 0 ? a : b);
                            });
        }
        return times;
    }

    /** Copies what is there, in the mix of a shop that has sold for years. */
    private static void grow() {
        market.backend.run(
                """
                insert into catalog.listings
                select (jsonb_populate_record(l, jsonb_build_object(
                           'id', gen_random_uuid(), 'slug', l.slug || '-' || n))).*
                  from catalog.listings l, generate_series(1, %d) n
                 where l.id = (select id from catalog.listings limit 1)
                """
                        .formatted(LISTINGS),
                """
                insert into catalog.variants
                select (jsonb_populate_record(v, jsonb_build_object(
                           'id', gen_random_uuid(), 'listing_id', l.id, 'sku', l.slug))).*
                  from catalog.variants v, catalog.listings l
                 where v.id = (select id from catalog.variants limit 1) and l.id <> v.listing_id
                """,
                """
                insert into catalog.stock (variant_id, on_hand, reserved)
                select v.id, 9, 0 from catalog.variants v
                 where not exists (select from catalog.stock s where s.variant_id = v.id)
                """,
                """
                insert into ordering.orders
                select (jsonb_populate_record(o, jsonb_build_object(
                           'id', gen_random_uuid(), 'number', 'TK-' || n,
                           'status', case when n %% 100 = 0 then 'PAID' when n %% 100 = 1 then 'PACKED'
                                          when n %% 100 < 4 then 'SHIPPED' when n %% 100 < 8 then 'REFUNDED'
                                          else 'COMPLETED' end,
                           'due_at', o.due_at + n * interval '1 minute'))).*
                  from ordering.orders o, generate_series(1, %d) n
                 where o.id = (select id from ordering.orders limit 1)
                """
                        .formatted(ORDERS),
                """
                insert into ordering.order_lines
                select (jsonb_populate_record(l, jsonb_build_object('order_id', o.id))).*
                  from ordering.order_lines l, ordering.orders o
                 where (l.order_id, l.variant_id) =
                           (select order_id, variant_id from ordering.order_lines limit 1)
                   and not exists (select from ordering.order_lines x where x.order_id = o.id)
                """,
                "analyze");
    }

    @Test
    void askTheSameOfTheDatabaseAsFewAndNotLonger() {
        var few = statements();

        grow();

        assertThat(statements()).isEqualTo(few);
        assertThat(few)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "today",
                                6L,
                                "listings",
                                3L,
                                "search",
                                1L,
                                "board",
                                4L,
                                "order",
                                5L,
                                "sheet",
                                1L));
        var times = times();
        System.out.println("quickest with " + ORDERS + " orders: " + times);
        assertThat(times.values()).allSatisfy(t -> assertThat(t).isLessThan(PAGE));
    }
}
