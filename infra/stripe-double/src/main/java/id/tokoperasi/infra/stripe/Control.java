package id.tokoperasi.infra.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code /_double/}: what tests of another process and demos use. JSON in and out. Only from this
 * machine, and not from a web page: a request with an Origin is refused.
 */
final class Control implements HttpHandler {
    private final StripeDouble stripe;

    Control(StripeDouble stripe) {
        this.stripe = stripe;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()
                    || Http.header(exchange, "Origin") != null) {
                reply(exchange, 403, Json.object().put("message", "Only from this machine."));
                return;
            }
            var text = Http.body(exchange);
            var body = text.isBlank() ? Json.object() : Json.MAPPER.readTree(text);
            var steps = exchange.getRequestURI().getPath().substring("/_double/".length());
            var answer = answer(exchange.getRequestMethod(), steps.split("/"), body);
            if (answer == null) {
                reply(exchange, 404, Json.object().put("message", "No such control."));
            } else {
                reply(exchange, 200, answer);
            }
        } catch (IllegalStateException e) {
            reply(exchange, 409, Json.object().put("message", e.getMessage()));
        } catch (IllegalArgumentException | JacksonException | StripeError e) {
            reply(exchange, 400, Json.object().put("message", e.getMessage()));
        }
    }

    private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
        Http.json(exchange, status, Json.MAPPER.writeValueAsBytes(body));
    }

    private @Nullable Object answer(String method, String[] steps, JsonNode body) {
        if (steps.length == 3 && method.equals("POST")) {
            return act(steps[0], steps[1], steps[2], body);
        }
        if (steps.length != 1) {
            return null;
        }
        return switch (method + " " + steps[0]) {
            case "GET sessions" -> stripe.sessions();
            case "GET charges" -> stripe.charges();
            case "GET refunds" -> stripe.refunds();
            case "GET transfers" -> stripe.transfers();
            case "GET events" -> stripe.events();
            case "GET deliveries" -> stripe.deliveries();
            case "GET requests" -> stripe.requestCounts();
            case "GET faults" ->
                    Map.of("requests", stripe.faults(), "webhooks", stripe.webhookFaults());
            case "POST faults" -> done(() -> stripe.fail(fault(body)));
            case "POST webhook-faults" -> done(() -> stripe.failWebhook(webhookFault(body)));
            case "DELETE faults" -> done(stripe::clearFaults);
            case "POST reset" -> done(stripe::reset);
            case "GET settled" -> Map.of("settled", stripe.awaitWebhooks(Duration.ofSeconds(30)));
            default -> null;
        };
    }

    private @Nullable Object act(String kind, String id, String what, JsonNode body) {
        return switch (kind + " " + what) {
            case "sessions pay" -> stripe.pay(id);
            case "sessions decline" ->
                    stripe.decline(id, Json.textOr(body, "declineCode", "generic_decline"));
            case "sessions pay-later" -> stripe.payLater(id);
            case "sessions settle-later" ->
                    stripe.settleLater(id, !"failed".equals(Json.text(body, "outcome")));
            case "sessions expire" -> stripe.expire(id);
            case "refunds fail" -> stripe.failRefund(id);
            case "accounts complete" -> stripe.completeAccount(id);
            case "events redeliver" -> done(() -> stripe.redeliver(id));
            default -> null;
        };
    }

    private static Object done(Runnable work) {
        work.run();
        return Map.of("done", true);
    }

    private static Fault fault(JsonNode body) {
        var fault = Fault.once(kind(Fault.Kind.class, body), match(body)).times(times(body));
        var millis = Json.number(body, "millis");
        var code = Json.text(body, "declineCode");
        fault = millis > 0 ? fault.lasting(Duration.ofMillis(millis)) : fault;
        return code == null ? fault : fault.withDeclineCode(code);
    }

    private static WebhookFault webhookFault(JsonNode body) {
        var fault =
                WebhookFault.once(kind(WebhookFault.Kind.class, body), match(body))
                        .times(times(body));
        var millis = Json.number(body, "millis");
        return millis > 0 ? fault.after(Duration.ofMillis(millis)) : fault;
    }

    private static <E extends Enum<E>> E kind(Class<E> kinds, JsonNode body) {
        var name = Json.textOr(body, "kind", "").toUpperCase(Locale.ROOT).replace('-', '_');
        try {
            return Enum.valueOf(kinds, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "kind must be one of " + List.of(kinds.getEnumConstants()), e);
        }
    }

    private static int times(JsonNode body) {
        return (int) Math.max(1, Json.number(body, "times"));
    }

    private static Match match(JsonNode body) {
        var metadata = new HashMap<String, String>();
        body.path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
        return new Match(
                Json.text(body, "method"),
                Json.text(body, "path"),
                Json.text(body, "type"),
                Json.text(body, "clientReferenceId"),
                metadata);
    }
}
