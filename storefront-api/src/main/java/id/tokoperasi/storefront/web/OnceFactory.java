package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Idempotency;
import id.tokoperasi.access.Operation;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/** Knows whose key a request brings. */
@Component
class OnceFactory {

    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Visitors visitors;

    OnceFactory(Idempotency idempotency, JsonMapper json, Visitors visitors) {
        this.idempotency = idempotency;
        this.json = json;
        this.visitors = visitors;
    }

    Once of(ServerWebExchange exchange) {
        var operation = Access.operation(exchange).map(Operation::name).orElse("-");
        return new Once(exchange, idempotency, json, subject(exchange), operation);
    }

    /** The account, else the basket of the path or the cookie, else all guests of one address. */
    private String subject(ServerWebExchange exchange) {
        var user = Access.user(exchange);
        if (user.isPresent()) {
            return user.get().subject();
        }
        Map<String, String> path =
                exchange.getAttributeOrDefault(
                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        var basket = path.get("basketId");
        if (basket != null) {
            return "basket:" + basket;
        }
        return exchange.getRequest().getPath().value().startsWith("/api/")
                ? "address:" + ClientAddress.of(exchange)
                : "basket:" + visitors.of(exchange).basketId();
    }
}
