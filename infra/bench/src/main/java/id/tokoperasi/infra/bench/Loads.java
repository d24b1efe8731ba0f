package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/** The operations that are measured. */
final class Loads {
    private static final int ADDITIONS = 5;
    private static final List<String> SORTS = List.of("RELEVANCE", "RELEVANCE", "NEWEST", "PRICE");

    private final int storefrontPort;
    private final int stripePort;
    private final int elasticsearchPort;
    private final List<Shop.Shown> listings;
    private final List<Shop.Goods> goods;
    private final Settled settled;

    Loads(int portBase, List<Shop.Shown> listings, List<Shop.Goods> goods, Settled settled) {
        this.storefrontPort = portBase;
        this.stripePort = portBase + 2;
        this.elasticsearchPort = portBase + 6;
        this.listings = listings;
        this.goods = goods;
        this.settled = settled;
    }

    private interface Visit {
        boolean once(Shop shop, RandomGenerator random) throws IOException;
    }

    private Callable<Load.Client> visits(Visit visit) {
        return () -> {
            var shop = new Shop(storefrontPort, stripePort);
            return new Load.Client() {
                @Override
                public boolean once(RandomGenerator random) throws IOException {
                    return visit.once(shop, random);
                }

                @Override
                public long bytes() {
                    return shop.bytes();
                }

                @Override
                public void close() {
                    shop.close();
                }
            };
        };
    }

    /** Full answers with facets, one or two words, now and then another order. */
    Callable<Load.Client> search() {
        return visits(
                (shop, random) ->
                        shop.finds(
                                "/api/v1/listings?q="
                                        + words(random)
                                        + "&sort="
                                        + SORTS.get(random.nextInt(SORTS.size()))));
    }

    Callable<Load.Client> searchPage() {
        return visits((shop, random) -> shop.finds("/cari?q=" + words(random)));
    }

    Callable<Load.Client> detail() {
        return visits((shop, random) -> shop.shows("/api/v1/listings/" + any(random).id()));
    }

    Callable<Load.Client> detailPage() {
        return visits((shop, random) -> shop.shows("/produk/" + any(random).slug()));
    }

    /** Additions to a basket, every fifth after opening a new one. */
    Callable<Load.Client> basket() {
        return () -> {
            var basket = new String[] {""};
            var count = new int[1];
            return visits(
                            (shop, random) -> {
                                if (count[0]++ % ADDITIONS == 0) {
                                    basket[0] = shop.open();
                                }
                                return shop.put(basket[0], some(random), 1 + random.nextInt(3))
                                                .status()
                                        == 200;
                            })
                    .call();
        };
    }

    /** Basket, checkout, payment at the double, webhook, until the order is PAID. */
    Callable<Load.Client> order() {
        return visits((shop, random) -> settled.await(shop.buy(some(random))));
    }

    /** The same words asked of Elasticsearch itself, without facets. */
    Callable<Load.Client> plainSearch() {
        return () -> {
            var connection = new Connection(elasticsearchPort);
            return new Load.Client() {
                @Override
                public boolean once(RandomGenerator random) throws IOException {
                    var body =
                            "{\"size\":24,\"query\":{\"match\":{\"title\":\"%s\"}}}"
                                    .formatted(text(random));
                    return connection.send("POST", "/listings/_search", body, "").status() == 200;
                }

                @Override
                public long bytes() {
                    return connection.bytes();
                }

                @Override
                public void close() {
                    connection.close();
                }
            };
        };
    }

    private static String text(RandomGenerator random) {
        var good = Catalogue.GOODS.get(random.nextInt(Catalogue.GOODS.size()));
        return random.nextBoolean() ? good : good.split(" ")[0];
    }

    private static String words(RandomGenerator random) {
        return URLEncoder.encode(text(random), StandardCharsets.UTF_8);
    }

    private Shop.Shown any(RandomGenerator random) {
        return listings.get(random.nextInt(listings.size()));
    }

    private Shop.Goods some(RandomGenerator random) {
        return goods.get(random.nextInt(goods.size()));
    }
}
