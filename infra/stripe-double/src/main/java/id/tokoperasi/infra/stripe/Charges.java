package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;

/** {@code /v1/charges}: read and list. */
final class Charges {
    static final String KIND = "charge";

    private final Store store;
    private final Views views;
    private final Clock clock;

    Charges(Store store, Views views, Clock clock) {
        this.store = store;
        this.views = views;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.get(
                "/v1/charges",
                (ids, params) -> {
                    var intent = params.text("payment_intent");
                    var group = params.text("transfer_group");
                    return views.page(
                            KIND,
                            "/v1/charges",
                            params,
                            charge ->
                                    (intent == null
                                                    || intent.equals(
                                                            Json.text(charge, "payment_intent")))
                                            && (group == null
                                                    || group.equals(
                                                            Json.text(charge, "transfer_group"))));
                });
        routes.get("/v1/charges/*", (ids, params) -> views.of(store.get(KIND, ids.getFirst())));
    }

    /** A charge in the status {@code pending}; not saved yet. */
    ObjectNode begin(ObjectNode intent, ObjectNode session, boolean card) {
        var charge = Json.object().put("id", Ids.next("ch_3")).put("object", KIND);
        charge.put("amount", Json.number(intent, "amount"));
        charge.put("created", clock.instant().getEpochSecond());
        charge.put("currency", Json.text(intent, "currency"));
        charge.put("payment_intent", Json.text(intent, "id"));
        charge.put("payment_method", Ids.next("pm_1"));
        for (var field : new String[] {"description", "transfer_group", "receipt_email"}) {
            if (intent.has(field)) {
                charge.set(field, intent.get(field));
            }
        }
        charge.set("metadata", intent.path("metadata").deepCopy());
        charge.set("billing_details", billing(session));
        var method = charge.putObject("payment_method_details");
        if (card) {
            var details = Shapes.defaults("card");
            details.put("amount_authorized", Json.number(intent, "amount"));
            method.set("card", details);
            method.put("type", "card");
        } else {
            method.putObject("customer_balance");
            method.put("type", "customer_balance");
        }
        return charge;
    }

    private static ObjectNode billing(ObjectNode session) {
        var billing = Shapes.defaults(KIND).get("billing_details").deepCopy();
        var details = (ObjectNode) billing;
        details.put("email", Json.text(session, "customer_email"));
        return details.put("name", "Pembeli Contoh");
    }

    static ObjectNode succeeded(ObjectNode charge, String balanceTransaction) {
        charge.putObject("outcome")
                .put("network_status", "approved_by_network")
                .put("risk_level", "normal")
                .put("seller_message", "Payment complete.")
                .put("type", "authorized");
        return charge.put("status", "succeeded")
                .put("paid", true)
                .put("captured", true)
                .put("amount_captured", Json.number(charge, "amount"))
                .put("balance_transaction", balanceTransaction);
    }

    static ObjectNode failed(ObjectNode charge, StripeError why) {
        var error = why.details();
        charge.putObject("outcome")
                .put("network_status", "declined_by_network")
                .put("reason", Json.text(error, "decline_code"))
                .put("risk_level", "normal")
                .put("seller_message", "The bank did not return any further details.")
                .put("type", "issuer_declined");
        return charge.put("status", "failed")
                .put("failure_code", Json.text(error, "code"))
                .put("failure_message", Json.text(error, "message"));
    }
}
