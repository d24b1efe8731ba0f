package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.Set;

/** {@code /v1/payment_intents}: read, list, cancel. They are made when a session is paid. */
final class PaymentIntents {
    static final String KIND = "payment_intent";
    private static final Set<String> CANCELABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Store store;
    private final Views views;
    private final Events events;
    private final Clock clock;

    PaymentIntents(Store store, Views views, Events events, Clock clock) {
        this.store = store;
        this.views = views;
        this.events = events;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.get(
                "/v1/payment_intents",
                (ids, params) -> views.page(KIND, "/v1/payment_intents", params, intent -> true));
        routes.get(
                "/v1/payment_intents/*",
                (ids, params) -> views.of(store.get(KIND, ids.getFirst())));
        routes.post(
                "/v1/payment_intents/*/cancel",
                (ids, params) -> cancel(store.get(KIND, ids.getFirst()), params));
    }

    private ObjectNode cancel(ObjectNode intent, Params params) {
        var status = Json.textOr(intent, "status", "");
        if (!CANCELABLE.contains(status)) {
            throw StripeError.invalid(
                    "payment_intent_unexpected_state",
                    "You cannot cancel this PaymentIntent because it has a status of "
                            + status
                            + ". Only a PaymentIntent with one of the following statuses may be"
                            + " canceled: requires_payment_method, requires_capture,"
                            + " requires_confirmation, requires_action, processing.",
                    null);
        }
        var session = store.find(CheckoutSessions.KIND, Json.textOr(intent, "_session", ""));
        if (session != null && CheckoutSessions.open(session)) {
            throw StripeError.invalid(
                    "payment_intent_unexpected_state",
                    "You cannot cancel this PaymentIntent because it belongs to an open Checkout"
                            + " Session. Expire the Checkout Session instead.",
                    null);
        }
        var reason = params.text("cancellation_reason");
        markCanceled(intent, reason == null ? "requested_by_customer" : reason, clock);
        store.save(intent);
        events.emit("payment_intent.canceled", intent);
        return views.of(intent);
    }

    static void markCanceled(ObjectNode intent, String reason, Clock clock) {
        intent.put("status", "canceled")
                .put("canceled_at", clock.instant().getEpochSecond())
                .put("cancellation_reason", reason);
    }

    /** The intent of a session, made at the first try to pay. */
    ObjectNode of(ObjectNode session) {
        var known = store.find(KIND, Json.textOr(session, "payment_intent", ""));
        if (known != null) {
            return known;
        }
        var id = Ids.next("pi_3");
        var intent = Json.object().put("id", id).put("object", KIND);
        intent.put("amount", Json.number(session, "amount_total"));
        intent.put("client_secret", id + "_secret_" + Ids.random(24));
        intent.put("created", clock.instant().getEpochSecond());
        intent.put("currency", Json.text(session, "currency"));
        intent.put("_session", Json.text(session, "id"));
        if (session.get("_intent") instanceof ObjectNode data) {
            intent.setAll(data);
        }
        if (session.has("payment_method_types")) {
            intent.set("payment_method_types", session.get("payment_method_types"));
        }
        session.put("payment_intent", id);
        store.save(intent);
        store.save(session);
        events.emit("payment_intent.created", intent);
        return intent;
    }
}
