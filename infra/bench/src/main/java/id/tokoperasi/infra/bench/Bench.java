package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Starts the servers, loads the catalogue, measures, prints one table. */
public final class Bench {
    private static final int WARM_CONNECTIONS = 16;

    /** A JVM compiles what is called often; before that it is several times slower. */
    private static final Duration WARM = Duration.ofSeconds(45);

    /** Pages share most of what a JVM compiles, so each needs less. */
    private static final Duration SELLER_WARM = Duration.ofSeconds(2);

    private static final int SELLER_ROUNDS = 2;
    private static final int STATEMENTS_SHOWN = 40;

    private final BenchOptions options;
    private final Servers servers;
    private final Watch watch;

    private Bench(BenchOptions options, Servers servers) {
        this.options = options;
        this.servers = servers;
        this.watch = new Watch(options.portBase() + 5);
    }

    public static void main(String[] args) throws Exception {
        try {
            var options = BenchOptions.parse(List.of(args));
            try (var servers =
                    Servers.start(Servers.project(), options.portBase(), options.again())) {
                new Bench(options, servers).run();
            }
            System.exit(0);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(BenchOptions.USAGE);
            System.exit(1);
        }
    }

    private void run() throws Exception {
        if (options.measuresVisitors()) {
            visitors();
        }
        if (options.measures("seller")) {
            seller();
        }
        say("");
        say("memory in MB: %s", Memory.mebibytes(servers.handle()));
        if (options.keep()) {
            say("The servers stay up until Ctrl-C.");
            Thread.currentThread().join();
        }
    }

    private void visitors() throws Exception {
        try (var shop = new Shop(options.portBase(), options.portBase() + 2)) {
            load(shop);
            var listings = shop.listings(options.listings());
            var goods = shop.goods(listings.subList(0, Math.min(200, listings.size())));
            var loads = new Loads(options.portBase(), listings, goods, new Settled(watch));
            heading();
            measure(loads);
        }
    }

    private static void heading() {
        say("");
        say(
                "%-28s %4s %9s %8s %8s %8s %7s %9s %6s",
                "operation",
                "conn",
                "per s",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "errors",
                "bytes",
                "SQL");
    }

    /** Each page alone, one request after the other; all of them are warmed first. */
    private void seller() throws Exception {
        var data = new SellerData(options.portBase() + 5);
        if (!data.isLoaded()) {
            long start = System.nanoTime();
            var cooperative = data.cooperative();
            var request = Catalogue.loadFor(cooperative, options.portBase() + 5);
            data.load(cooperative, request);
            say("");
            say(
                    "%d listings, %d orders and %d open items loaded in %.1f s",
                    SellerData.LISTINGS,
                    SellerData.ORDERS,
                    2 * SellerData.INBOX,
                    (System.nanoTime() - start) / 1e9);
        }
        var pages = new SellerPages(options.portBase(), data).all();
        for (int round = 0; round < SELLER_ROUNDS; round++) {
            for (var page : pages.values()) {
                Load.run(page, 1, SELLER_WARM);
            }
        }
        heading();
        for (var page : pages.entrySet()) {
            row(page.getKey(), 1, page.getValue());
        }
    }

    /** Through the modules, while the indexer runs; then waits until all can be found. */
    private void load(Shop shop) throws IOException, InterruptedException {
        long start = System.nanoTime();
        double loaded = Catalogue.load(options.listings(), options.portBase() + 5);
        long wanted = Math.min(options.listings(), 10_000);
        long begun = System.nanoTime();
        while (shop.searchable() < wanted) {
            if (System.nanoTime() - begun > Duration.ofMinutes(5).toNanos()) {
                throw new IOException("not searchable: " + shop.searchable() + " of " + wanted);
            }
            Thread.sleep(50);
        }
        double after = (System.nanoTime() - begun) / 1e9;
        say("");
        say("catalogue of %d: loaded in %.1f s", options.listings(), loaded);
        say("all searchable %.1f s after the first was written", loaded + after);
        say("(%.1f s with preparing the load)", (System.nanoTime() - start) / 1e9);
    }

    private void measure(Loads loads) throws Exception {
        if (options.measures("search")) {
            both("search, API with facets", loads.search());
            both("search, page", loads.searchPage());
            both("Elasticsearch, plain", loads.plainSearch());
        }
        if (options.measures("detail")) {
            both("detail, API", loads.detail());
            both("detail, page", loads.detailPage());
        }
        if (options.measures("basket")) {
            warm(loads.basket());
            row("add to basket", 32, loads.basket());
        }
        if (options.measures("order")) {
            warm(loads.order());
            row("settled order", 8, loads.order());
        }
    }

    private void both(String name, Callable<Load.Client> client) throws Exception {
        warm(client);
        row(name, 1, client);
        row(name, 32, client);
    }

    private void warm(Callable<Load.Client> client) throws Exception {
        Load.run(client, WARM_CONNECTIONS, WARM);
    }

    private void row(String name, int connections, Callable<Load.Client> client) throws Exception {
        watch.forget();
        var done = Load.run(client, connections, Duration.ofSeconds(options.seconds()));
        double operations = Math.max(1, done.times().count());
        say(
                "%-28s %4d %9.1f %8.2f %8.2f %8.2f %7d %9.0f %6.1f",
                name,
                connections,
                done.perSecond(),
                done.times().percentile(50),
                done.times().percentile(95),
                done.times().percentile(99),
                done.errors(),
                done.bytes() / operations,
                watch.statements() / operations);
        if (Boolean.getBoolean("bench.statements")) {
            watch.most(STATEMENTS_SHOWN).forEach(System.out::println);
        }
    }

    private static void say(String words, Object... facts) {
        System.out.println(String.format(Locale.ROOT, words, facts));
    }
}
