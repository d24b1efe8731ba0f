package id.tokoperasi.infra.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;

/**
 * {@code GET /api/mails?to=&subject=&waitMillis=} and {@code DELETE /api/mails}, for tests of
 * another process. With {@code waitMillis} (up to 30,000) the answer waits for the first mail that
 * fits.
 */
final class MailApi implements HttpHandler {
    private static final long LONGEST_WAIT = 30_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mailbox mailbox;

    MailApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> list(exchange);
            case "DELETE" -> {
                mailbox.clear();
                Web.empty(exchange, 204);
            }
            default -> Web.empty(exchange, 405);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = Web.query(exchange);
        var to = query.get("to");
        var subject = query.get("subject");
        var wait = query.getOrDefault("waitMillis", "0");
        var millis = wait.matches("\\d{1,5}") ? Math.min(LONGEST_WAIT, Long.parseLong(wait)) : 0;
        var found = mailbox.await(mail -> mail.fits(to, subject), Duration.ofMillis(millis));
        Web.send(exchange, 200, "application/json", JSON.writeValueAsBytes(found));
    }
}
