package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Duration;

/** {@code /v1/balance_transactions} and {@code /v1/balance}: the platform's money, line by line. */
final class Balance {
    static final String KIND = "balance_transaction";
    private static final long FEE_BASIS_POINTS = 290;
    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    private final Store store;
    private final Views views;
    private final Clock clock;
    private long net;

    Balance(Store store, Views views, Clock clock) {
        this.store = store;
        this.views = views;
        this.clock = clock;
        store.newestFirst(KIND).forEach(line -> net += Json.number(line, "net"));
    }

    void register(Routes routes) {
        routes.get(
                "/v1/balance_transactions",
                (ids, params) -> {
                    var type = params.text("type");
                    var source = params.text("source");
                    return views.page(
                            KIND,
                            "/v1/balance_transactions",
                            params,
                            line ->
                                    (type == null || type.equals(Json.text(line, "type")))
                                            && (source == null
                                                    || source.equals(Json.text(line, "source"))));
                });
        routes.get(
                "/v1/balance_transactions/*",
                (ids, params) -> views.of(store.get(KIND, ids.getFirst())));
        routes.get("/v1/balance", (ids, params) -> balance());
    }

    /**
     * Books one movement.
     *
     * @param type charge, refund, transfer, transfer_refund
     * @param amount negative when money leaves; only a charge costs a fee (2.9 %)
     * @return the id of the balance transaction
     */
    String book(String type, ObjectNode source, long amount) {
        var now = clock.instant();
        var fee = type.equals("charge") ? amount * FEE_BASIS_POINTS / 10_000 : 0;
        var currency = Json.textOr(source, "currency", "idr");
        var line =
                Json.object()
                        .put("id", Ids.next("txn_3"))
                        .put("object", KIND)
                        .put("amount", amount)
                        .put("available_on", now.plus(UNTIL_AVAILABLE).getEpochSecond())
                        .put("created", now.getEpochSecond())
                        .put("currency", currency)
                        .put("fee", fee)
                        .put("net", amount - fee)
                        .put("reporting_category", category(type))
                        .put("source", Json.text(source, "id"))
                        .put("status", "pending")
                        .put("type", type);
        if (fee > 0) {
            line.putArray("fee_details")
                    .addObject()
                    .put("amount", fee)
                    .putNull("application")
                    .put("currency", currency)
                    .put("description", "Stripe processing fees")
                    .put("type", "stripe_fee");
        }
        net += amount - fee;
        store.save(line);
        return Json.textOr(line, "id", "");
    }

    private static String category(String type) {
        return type.equals("transfer_refund") ? "transfer_reversal" : type;
    }

    /** What the platform holds, pending money included. */
    long net() {
        return net;
    }

    void reset() {
        net = 0;
    }

    private ObjectNode balance() {
        var balance = Json.object().put("object", "balance");
        for (var part : new String[] {"available", "pending"}) {
            var amount = part.equals("available") ? net : 0;
            balance.putArray(part)
                    .addObject()
                    .put("amount", amount)
                    .put("currency", "idr")
                    .putObject("source_types")
                    .put("card", amount);
        }
        return balance.put("livemode", false);
    }
}
