package id.tokoperasi.infra.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a buyer does, over the API unless a page is named. One client for one thread. */
final class Shop implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection storefront;
    private final Connection stripe;

    Shop(int storefrontPort, int stripePort) {
        this.storefront = new Connection(storefrontPort);
        this.stripe = new Connection(stripePort);
    }

    /** A listing to look at. */
    record Shown(String id, String slug) {}

    /** Something that can be ordered and collected. */
    record Goods(String variantId, String cooperativeId) {}

    long bytes() {
        return storefront.bytes();
    }

    /** Whether it is answered with 200, and by Elasticsearch: data and pages say when it is not. */
    boolean finds(String path) throws IOException {
        var answer = storefront.get(path);
        return answer.status() == 200
                && !answer.text().contains("\"reduced\":true")
                && !answer.text().contains("note note-warn");
    }

    boolean shows(String path) throws IOException {
        return storefront.get(path).status() == 200;
    }

    /** How many generated listings can be found now, counted up to 10,000. */
    long searchable() throws IOException {
        var path = "/api/v1/listings?exact=true&size=1&q=" + Catalogue.MARK;
        return read(storefront.get(path)).path("total").asLong(0);
    }

    /** So many of the generated listings, page after page. */
    List<Shown> listings(int most) throws IOException {
        var all = new ArrayList<Shown>();
        var path = "/api/v1/listings?exact=true&size=48&sort=NEWEST&q=" + Catalogue.MARK;
        var next = path;
        while (!next.isEmpty() && all.size() < most) {
            var page = read(storefront.get(next));
            page.path("items")
                    .forEach(
                            i ->
                                    all.add(
                                            new Shown(
                                                    i.path("id").asString(),
                                                    i.path("slug").asString())));
            var cursor = page.path("next").asString("");
            next = cursor.isEmpty() ? "" : path + "&after=" + cursor;
        }
        return all;
    }

    /** The first variant of each of these listings whose cooperative lets people collect. */
    List<Goods> goods(List<Shown> listings) throws IOException {
        var goods = new ArrayList<Goods>();
        for (var shown : listings) {
            var listing = read(storefront.get("/api/v1/listings/" + shown.id()));
            var one =
                    new Goods(
                            listing.path("variants").path(0).path("id").asString(),
                            listing.path("cooperative").path("id").asString());
            var basket = put(open(), one, 1);
            if (read(basket).path("groups").toString().contains("PICKUP")) {
                goods.add(one);
            }
        }
        return goods;
    }

    String open() throws IOException {
        return read(storefront.send("POST", "/api/v1/baskets", null, "")).path("id").asString();
    }

    Connection.Answer put(String basket, Goods goods, int quantity) throws IOException {
        var path = "/api/v1/baskets/" + basket + "/lines/" + goods.variantId();
        return storefront.send("PUT", path, "{\"quantity\":" + quantity + "}", "");
    }

    /** From a new basket to an order that the buyer has paid at the double; answers its id. */
    UUID buy(Goods goods) throws IOException {
        var basket = open();
        long total = read(put(basket, goods, 1)).path("goodsRupiah").asLong();
        var wish =
                """
                {"basketId": "%s", "expectedTotalRupiah": %d, "payment": "CARD",
                 "recipient": {"name": "Siti Bench", "phone": "+628120000000",
                               "email": "%s@tokoperasi.example"},
                 "deliveries": [{"cooperativeId": "%s", "method": "PICKUP"}]}
                """
                        .formatted(basket, total, basket, goods.cooperativeId());
        var key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        var checkout = read(storefront.send("POST", "/api/v1/checkouts", wish, key));
        var url = checkout.path("payment").path("url").asString("");
        var session = url.substring(url.lastIndexOf('/') + 1);
        read(stripe.send("POST", "/_double/sessions/" + session + "/pay", null, ""));
        return UUID.fromString(checkout.path("orders").path(0).path("id").asString());
    }

    private static JsonNode read(Connection.Answer answer) throws IOException {
        if (answer.status() >= 300) {
            throw new IOException(answer.status() + " " + answer.text());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        storefront.close();
        stripe.close();
    }
}
