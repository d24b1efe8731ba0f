package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.List;
import java.util.PriorityQueue;

/** {@code /v1/checkout/sessions}: create, read, list, expire. */
final class CheckoutSessions {
    static final String KIND = "checkout.session";
    private static final long SHORTEST = 30 * 60;
    private static final long LONGEST = 24 * 60 * 60;

    private record Due(long at, String id) {}

    private final Store store;
    private final Views views;
    private final Events events;
    private final Clock clock;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    private String publicUrl = "";

    CheckoutSessions(Store store, Views views, Events events, Clock clock) {
        this.store = store;
        this.views = views;
        this.events = events;
        this.clock = clock;
        store.newestFirst(KIND).filter(CheckoutSessions::open).forEach(this::watch);
    }

    /** Must be told before the first request; with port 0 it is known only after binding. */
    void publicUrl(String url) {
        publicUrl = url;
    }

    void register(Routes routes) {
        routes.post("/v1/checkout/sessions", (ids, params) -> create(params));
        routes.get("/v1/checkout/sessions", (ids, params) -> list(params));
        routes.get(
                "/v1/checkout/sessions/*",
                (ids, params) -> views.of(store.get(KIND, ids.getFirst())));
        routes.post(
                "/v1/checkout/sessions/*/expire",
                (ids, params) -> views.of(expire(store.get(KIND, ids.getFirst()))));
        routes.get(
                "/v1/checkout/sessions/*/line_items",
                (ids, params) -> views.lineItems(store.get(KIND, ids.getFirst())));
    }

    private ObjectNode create(Params params) {
        if (!"payment".equals(params.required("mode"))) {
            throw StripeError.invalid(null, "The double knows mode `payment` only.", "mode");
        }
        var success = params.requiredUrl("success_url");
        var now = clock.instant().getEpochSecond();
        var lines = LineItems.of(params, now);
        if (lines.total() == 0) {
            throw StripeError.invalid(
                    "amount_too_small",
                    "The Checkout Session's total amount due must add up to more than zero.",
                    null);
        }
        var session = Json.object();
        session.put("id", "cs_test_a1" + Ids.random(56)).put("object", KIND);
        session.put("amount_subtotal", lines.subtotal()).put("amount_total", lines.total());
        session.put("created", now).put("currency", lines.currency());
        session.put("expires_at", expiresAt(params, now));
        session.put("success_url", success);
        if (params.has("cancel_url")) {
            session.put("cancel_url", params.requiredUrl("cancel_url"));
        }
        session.put("url", publicUrl + "/pay/" + Json.text(session, "id"));
        copyTexts(params, session);
        shipping(session, lines);
        session.set("_line_items", lines.items());
        session.set("_intent", intent(params.child("payment_intent_data")));
        store.save(session);
        watch(session);
        return views.of(session);
    }

    private static void copyTexts(Params params, ObjectNode session) {
        for (var field :
                List.of("client_reference_id", "customer_email", "locale", "submit_type")) {
            var value = params.text(field);
            if (value != null) {
                session.put(field, value);
            }
        }
        session.set("metadata", params.map("metadata"));
        var methods = params.texts("payment_method_types");
        if (!methods.isEmpty()) {
            methods.forEach(session.putArray("payment_method_types")::add);
        }
    }

    private static void shipping(ObjectNode session, LineItems lines) {
        if (lines.shipping() > 0) {
            session.putObject("shipping_cost")
                    .put("amount_subtotal", lines.shipping())
                    .put("amount_tax", 0)
                    .put("amount_total", lines.shipping())
                    .put("shipping_rate", Ids.next("shr_1"));
            session.putObject("total_details")
                    .put("amount_discount", 0)
                    .put("amount_shipping", lines.shipping())
                    .put("amount_tax", 0);
        }
    }

    /** What the payment intent will take over when somebody pays. */
    private static ObjectNode intent(Params data) {
        var intent = Json.object();
        for (var field : List.of("description", "transfer_group", "receipt_email")) {
            var value = data.text(field);
            if (value != null) {
                intent.put(field, value);
            }
        }
        intent.set("metadata", data.map("metadata"));
        return intent;
    }

    private static long expiresAt(Params params, long now) {
        var asked = params.number("expires_at");
        if (asked == null) {
            return now + LONGEST;
        }
        if (asked < now + SHORTEST) {
            throw StripeError.invalid(
                    null,
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.",
                    "expires_at");
        }
        if (asked > now + LONGEST) {
            throw StripeError.invalid(
                    null,
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.",
                    "expires_at");
        }
        return asked;
    }

    private ObjectNode list(Params params) {
        var intent = params.text("payment_intent");
        var status = params.text("status");
        return views.page(
                KIND,
                "/v1/checkout/sessions",
                params,
                session ->
                        (intent == null || intent.equals(Json.text(session, "payment_intent")))
                                && (status == null || status.equals(status(session))));
    }

    static String status(ObjectNode session) {
        return Json.textOr(session, "status", "open");
    }

    static boolean open(ObjectNode session) {
        return status(session).equals("open");
    }

    private void watch(ObjectNode session) {
        due.add(new Due(Json.number(session, "expires_at"), Json.textOr(session, "id", "")));
    }

    /** Closes what nobody paid in time; call under the lock. */
    void expireDue() {
        var now = clock.instant().getEpochSecond();
        for (var next = due.peek(); next != null && next.at() <= now; next = due.peek()) {
            due.poll();
            var session = store.find(KIND, next.id());
            if (session != null && open(session)) {
                expire(session);
            }
        }
    }

    /** Only an open session can be expired; its payment intent is cancelled with it. */
    ObjectNode expire(ObjectNode session) {
        if (!open(session)) {
            throw StripeError.invalid(
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                            + " Checkout Session has a status of `"
                            + status(session)
                            + "`.",
                    null);
        }
        session.put("status", "expired").putNull("url");
        store.save(session);
        var intent = store.find(PaymentIntents.KIND, Json.textOr(session, "payment_intent", ""));
        if (intent != null) {
            PaymentIntents.markCanceled(intent, "automatic", clock);
            store.save(intent);
            events.emit("payment_intent.canceled", intent);
        }
        events.emit("checkout.session.expired", session);
        return session;
    }
}
