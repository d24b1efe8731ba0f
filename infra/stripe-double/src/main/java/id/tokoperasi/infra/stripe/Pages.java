package id.tokoperasi.infra.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;

/** The style sheet, a health answer, and everything that does not exist. */
final class Pages implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/pay.css" -> {
                try (var css = Pages.class.getResourceAsStream("pay.css")) {
                    var bytes = css == null ? new byte[0] : css.readAllBytes();
                    exchange.getResponseHeaders().set("Cache-Control", "max-age=300");
                    Http.send(exchange, 200, "text/css; charset=utf-8", bytes);
                }
            }
            case "/health" ->
                    Http.json(exchange, 200, Json.bytes(Json.object().put("status", "UP")));
            default -> notFound(exchange);
        }
    }

    static void notFound(HttpExchange exchange) throws IOException {
        show(
                exchange,
                404,
                Html.page(
                        "Tidak ditemukan",
                        "<section class=\"card\"><h1>Halaman ini tidak ada</h1>"
                                + "<p>Periksa lagi alamatnya.</p></section>"),
                Html.policy());
    }

    static void show(HttpExchange exchange, int status, String page, String policy)
            throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        Http.html(exchange, status, page);
    }
}
