package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import java.time.Duration;
import java.util.UUID;

/** The cookie that tells one guest's basket from another's. */
@Component
public class Visitors {

    private static final Duration KEPT = Duration.ofDays(30);

    private final WebSettings settings;

    Visitors(WebSettings settings) {
        this.settings = settings;
    }

    /** The basket of this browser; a write makes it remember a new one. */
    Visitor of(ServerWebExchange exchange) {
        return (Visitor)
                exchange.getAttributes()
                        .computeIfAbsent(Visitor.class.getName(), name -> read(exchange));
    }

    private Visitor read(ServerWebExchange exchange) {
        var known = cookie(exchange);
        var user = Access.user(exchange).orElse(null);
        if (known != null) {
            return new Visitor(known, false, user, ClientAddress.of(exchange));
        }
        var fresh = UUID.randomUUID();
        if (exchange.getRequest().getMethod() != HttpMethod.GET && user == null) {
            keep(exchange, fresh);
        }
        return new Visitor(fresh, true, user, ClientAddress.of(exchange));
    }

    /** Makes the browser remember this basket, as after a checkout has used up the old one. */
    public void keep(ServerWebExchange exchange, UUID basketId) {
        set(exchange, basketId.toString(), KEPT);
    }

    /** The browser has no guest basket any more. */
    public void forget(ServerWebExchange exchange) {
        if (cookie(exchange) != null) {
            set(exchange, "", Duration.ZERO);
        }
    }

    /** What the browser brought; null when nothing or nonsense. */
    @Nullable UUID cookie(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(name());
        if (cookie == null || cookie.getValue().length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(cookie.getValue());
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private String name() {
        return settings.cookieName("TAMU");
    }

    private void set(ServerWebExchange exchange, String value, Duration age) {
        exchange.getResponse()
                .getCookies()
                .set(
                        name(),
                        ResponseCookie.from(name(), value)
                                .path("/")
                                .httpOnly(true)
                                .secure(settings.isSecure())
                                .sameSite("Lax")
                                .maxAge(age)
                                .build());
    }
}
