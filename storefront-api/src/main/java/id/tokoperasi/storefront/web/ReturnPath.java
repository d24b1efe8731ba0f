package id.tokoperasi.storefront.web;

import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody wanted to go before they were asked to sign in. Kept in a cookie, since a session would
 * cost a row for every crawler; only a path of our own is ever followed.
 */
final class ReturnPath {

    private static final String COOKIE = "kembali";
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\w\\-./?=&%]*");
    private static final int LONGEST = 1_000;

    private ReturnPath() {}

    /** Keeps the page that is being asked for, or the page that the form or fragment stands on. */
    static void keep(ServerWebExchange exchange, WebSettings settings) {
        var request = exchange.getRequest();
        var query = request.getURI().getRawQuery();
        if (request.getMethod() == HttpMethod.GET
                && !request.getHeaders().containsHeader("HX-Request")) {
            var path = request.getPath().value();
            set(exchange, settings, query == null ? path : path + "?" + query);
        }
    }

    /** Keeps the parameter {@code kembali} that a link to the sign-in may carry. */
    static void keepFromQuery(ServerWebExchange exchange, WebSettings settings) {
        var asked = exchange.getRequest().getQueryParams().getFirst(COOKIE);
        if (asked != null) {
            set(exchange, settings, asked);
        }
    }

    /** The kept path, or the start page; taken away at once. */
    static String take(ServerWebExchange exchange, WebSettings settings) {
        var cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        if (cookie == null) {
            return "/";
        }
        exchange.getResponse().addCookie(cookie(settings, "", Duration.ZERO));
        return own(cookie.getValue()).orElse("/");
    }

    private static void set(ServerWebExchange exchange, WebSettings settings, String path) {
        if (isOwn(path)) {
            var value = URLEncoder.encode(path, StandardCharsets.UTF_8);
            exchange.getResponse().addCookie(cookie(settings, value, Duration.ofMinutes(30)));
        }
    }

    private static Optional<String> own(String cookie) {
        try {
            return Optional.of(URLDecoder.decode(cookie, StandardCharsets.UTF_8))
                    .filter(ReturnPath::isOwn);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static boolean isOwn(String path) {
        return path.length() <= LONGEST && OWN_PATH.matcher(path).matches();
    }

    private static ResponseCookie cookie(WebSettings settings, String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(settings.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }
}
