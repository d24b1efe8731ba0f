package id.tokoperasi.storefront.process;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Somebody without an account, at the API, with something in the basket. */
record Guest(StorefrontProcess storefront, Village village, UUID basket, String key, int quantity) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    record Answer(int status, String body) {
        private static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.body());
        }
    }

    static Guest of(StorefrontProcess storefront, Village village, UUID variant, int quantity) {
        var opened = send(storefront, "POST", "/api/v1/baskets", "", "").join();
        var basket = UUID.fromString(JSON.readTree(opened.body()).path("id").asString());
        var line = "/api/v1/baskets/" + basket + "/lines/" + variant;
        var put =
                send(storefront, "PUT", line, "{\"quantity\": %d}".formatted(quantity), "").join();
        if (put.status() != 200) {
            throw new IllegalStateException(put.body());
        }
        return new Guest(storefront, village, basket, UUID.randomUUID().toString(), quantity);
    }

    String email() {
        return "warga-" + basket + "@contoh.example";
    }

    /** Sends the checkout, each time with the same key, as a client does that got no answer. */
    CompletableFuture<Answer> places() {
        var wish =
                """
                {"basketId": "%s", "expectedTotalRupiah": %d, "payment": "CARD",
                 "recipient": {"name": "Siti Aminah", "phone": "+6281234567890", "email": "%s"},
                 "deliveries": [{"cooperativeId": "%s", "method": "PICKUP"}]}
                """
                        .formatted(basket, 42_500L * quantity, email(), village.cooperative());
        return send(storefront, "POST", "/api/v1/checkouts", wish, key);
    }

    /** Whether a session or a charge of Stripe is about this guest's order. */
    boolean owns(JsonNode stripesObject) {
        return stripesObject.toString().contains(email());
    }

    private static CompletableFuture<Answer> send(
            StorefrontProcess storefront, String method, String path, String body, String key) {
        var request =
                HttpRequest.newBuilder(URI.create(storefront.address(path)))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }
}
