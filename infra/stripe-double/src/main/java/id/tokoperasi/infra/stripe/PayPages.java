package id.tokoperasi.infra.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** {@code /pay/{session}}: where the buyer lands. Every action is a plain form. */
final class PayPages implements HttpHandler {
    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    private final StripeDouble stripe;
    private final Store store;
    private final Api api;

    PayPages(StripeDouble stripe, Store store, Api api) {
        this.stripe = stripe;
        this.store = store;
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var steps = exchange.getRequestURI().getPath().substring("/pay/".length()).split("/");
        var session =
                store.locked(
                        () -> {
                            var found = store.find(CheckoutSessions.KIND, steps[0]);
                            return found == null ? null : found.deepCopy();
                        });
        if (session == null) {
            Pages.notFound(exchange);
        } else if (exchange.getRequestMethod().equals("POST")) {
            act(exchange, session, steps.length > 1 ? steps[1] : "");
        } else {
            show(exchange, session);
        }
    }

    private void act(HttpExchange exchange, ObjectNode session, String action) throws IOException {
        var id = Json.textOr(session, "id", "");
        var here = "/pay/" + id;
        try {
            var next =
                    switch (action) {
                        case "pay" -> pay(id, here, session);
                        case "decline" -> {
                            stripe.decline(id, "generic_decline");
                            yield here + "?ditolak=1";
                        }
                        case "pay-later" -> {
                            stripe.payLater(id);
                            yield successUrl(session);
                        }
                        case "settle" -> {
                            stripe.settleLater(id, true);
                            yield here;
                        }
                        case "settle-failed" -> {
                            stripe.settleLater(id, false);
                            yield here;
                        }
                        case "abandon" -> Json.textOr(session, "cancel_url", here);
                        default -> here;
                    };
            Http.seeOther(exchange, next);
        } catch (IllegalStateException tooLate) {
            // Paid in another tab or expired meanwhile: the page says so.
            Http.seeOther(exchange, here);
        }
    }

    private String pay(String id, String here, ObjectNode session) {
        var fault = api.take("POST", here, session);
        if (fault != null && fault.kind() == Fault.Kind.CARD_DECLINED) {
            stripe.decline(id, fault.declineCode());
            return here + "?ditolak=1";
        }
        stripe.pay(id);
        return successUrl(session);
    }

    private static String successUrl(ObjectNode session) {
        var id = URLEncoder.encode(Json.textOr(session, "id", ""), StandardCharsets.UTF_8);
        return Json.textOr(session, "success_url", "/").replace(PLACEHOLDER, id);
    }

    private void show(HttpExchange exchange, ObjectNode session) throws IOException {
        var declined = "ditolak=1".equals(exchange.getRequestURI().getRawQuery());
        var content =
                switch (CheckoutSessions.status(session)) {
                    case "open" -> PayPage.open(session, declined);
                    case "complete" ->
                            PayPage.complete(session, waits(session), successUrl(session));
                    default -> PayPage.expired(session);
                };
        Pages.show(
                exchange,
                200,
                Html.page("Pembayaran (tiruan)", content),
                Html.policy(successUrl(session), Json.textOr(session, "cancel_url", "")));
    }

    private boolean waits(ObjectNode session) {
        var intentId = Json.textOr(session, "payment_intent", "");
        @Nullable String status =
                store.locked(
                        () -> {
                            var intent = store.find(PaymentIntents.KIND, intentId);
                            return intent == null ? null : Json.text(intent, "status");
                        });
        return "processing".equals(status);
    }
}
