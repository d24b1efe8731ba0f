package id.tokoperasi.storefront.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.Map;

/** The same headers on every answer: page, fragment, error, file and webhook alike. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders implements WebFilter {

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(WebSettings settings) {
        headers.put("Content-Security-Policy", policy(settings));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if (settings.isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static String policy(WebSettings settings) {
        var media = settings.mediaOrigin();
        var pictures = media == null ? "" : " " + WebSettings.origin(media);
        var payment = WebSettings.origin(settings.checkoutOrigin());
        var signIn = WebSettings.origin(settings.keycloak().issuerUri());
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:" + pictures,
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                // Chromium holds the redirect after a form to this list as well
                "form-action 'self' " + payment + " " + signIn,
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "object-src 'none'");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answer = exchange.getResponse();
        answer.beforeCommit(
                () -> {
                    headers.forEach(
                            (name, value) -> {
                                if (!answer.getHeaders().containsHeader(name)) {
                                    answer.getHeaders().set(name, value);
                                }
                            });
                    return Mono.empty();
                });
        return chain.filter(exchange);
    }
}
