package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.Set;

/** {@code /v1/refunds}: create, read, list. Refunds take no transfer back by themselves. */
final class Refunds {
    static final String KIND = "refund";
    private static final Set<String> REASONS =
            Set.of("duplicate", "fraudulent", "requested_by_customer");

    private final Store store;
    private final Views views;
    private final Events events;
    private final Balance balance;
    private final Clock clock;

    Refunds(Store store, Views views, Events events, Balance balance, Clock clock) {
        this.store = store;
        this.views = views;
        this.events = events;
        this.balance = balance;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.post("/v1/refunds", (ids, params) -> create(params));
        routes.get("/v1/refunds", (ids, params) -> list(params));
        routes.get("/v1/refunds/*", (ids, params) -> views.of(store.get(KIND, ids.getFirst())));
    }

    private ObjectNode list(Params params) {
        var intent = params.text("payment_intent");
        var charge = params.text("charge");
        return views.page(
                KIND,
                "/v1/refunds",
                params,
                refund ->
                        (intent == null || intent.equals(Json.text(refund, "payment_intent")))
                                && (charge == null || charge.equals(Json.text(refund, "charge"))));
    }

    private ObjectNode create(Params params) {
        var charge = charge(params);
        var left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
        if (left == 0) {
            throw StripeError.invalid(
                    "charge_already_refunded",
                    "Charge " + Json.text(charge, "id") + " has already been refunded.",
                    null);
        }
        var amount = params.has("amount") ? params.requiredPositive("amount") : left;
        if (amount > left) {
            throw StripeError.invalid(
                    null,
                    "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
                            .formatted(amount, left),
                    "amount");
        }
        var reason = params.text("reason");
        if (reason != null && !REASONS.contains(reason)) {
            throw StripeError.invalid(null, "Invalid reason: " + reason, "reason");
        }
        var refund = Json.object().put("id", Ids.next("re_3")).put("object", KIND);
        refund.put("amount", amount).put("charge", Json.text(charge, "id"));
        refund.put("created", clock.instant().getEpochSecond());
        refund.put("currency", Json.text(charge, "currency"));
        refund.put("payment_intent", Json.text(charge, "payment_intent"));
        refund.put("reason", reason).put("status", "succeeded");
        refund.set("metadata", params.map("metadata"));
        refund.put("balance_transaction", balance.book("refund", refund, -amount));
        store.save(refund);
        refunded(charge, amount);
        events.emit("refund.created", refund);
        events.emit("charge.refunded", charge);
        return views.of(refund);
    }

    private ObjectNode charge(Params params) {
        var intentId = params.text("payment_intent");
        if (intentId == null && params.text("charge") == null) {
            throw StripeError.invalid(
                    "parameter_missing",
                    "One of the following params should be provided for this request:"
                            + " payment_intent or charge.",
                    null);
        }
        String chargeId;
        if (intentId == null) {
            chargeId = params.required("charge");
        } else {
            var intent = store.named(PaymentIntents.KIND, intentId, "payment_intent");
            chargeId = Json.textOr(intent, "latest_charge", "");
        }
        var charge = store.find(Charges.KIND, chargeId);
        if (charge == null && intentId == null) {
            throw StripeError.missing("charge", chargeId, "charge", 400);
        }
        if (charge == null || !Json.flag(charge, "paid")) {
            throw StripeError.invalid(
                    null,
                    "This payment does not have a successful charge to refund.",
                    intentId == null ? "charge" : "payment_intent");
        }
        return charge;
    }

    private void refunded(ObjectNode charge, long amount) {
        var sum = Json.number(charge, "amount_refunded") + amount;
        charge.put("amount_refunded", sum).put("refunded", sum == Json.number(charge, "amount"));
        store.save(charge);
    }

    /** The buyer's bank sent the money back, days later; it is the platform's again. */
    ObjectNode fail(ObjectNode refund) {
        if (!"succeeded".equals(Json.text(refund, "status"))) {
            throw StripeError.invalid(null, "Only a succeeded refund can fail.", null);
        }
        var amount = Json.number(refund, "amount");
        refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
        refund.put("failure_balance_transaction", balance.book("refund_failure", refund, amount));
        store.save(refund);
        refunded(store.get(Charges.KIND, Json.textOr(refund, "charge", "")), -amount);
        events.emit("refund.failed", refund);
        return refund;
    }
}
