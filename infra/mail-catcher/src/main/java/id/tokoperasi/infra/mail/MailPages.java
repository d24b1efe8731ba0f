package id.tokoperasi.infra.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;

/** The pages: list, one mail, its HTML for the sandboxed frame, and the style sheet. */
final class MailPages implements HttpHandler {
    /** The mail's own styles and inline pictures; never a script, a form or an outside request. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Mailbox mailbox;

    MailPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            var query = Web.query(exchange);
            var to = query.getOrDefault("to", "");
            var subject = query.getOrDefault("subject", "");
            var mails = mailbox.find(mail -> mail.fits(to, subject));
            Web.html(exchange, 200, Web.STRICT, MailPage.list(mails, to, subject));
        } else if (path.equals("/hapus") && exchange.getRequestMethod().equals("POST")) {
            mailbox.clear();
            exchange.getResponseHeaders().set("Location", "/");
            Web.empty(exchange, 303);
        } else if (path.equals("/mail.css")) {
            style(exchange);
        } else {
            one(exchange, path.split("/"));
        }
    }

    private static void style(HttpExchange exchange) throws IOException {
        try (var css = MailPages.class.getResourceAsStream("mail.css")) {
            Web.send(
                    exchange,
                    200,
                    "text/css; charset=utf-8",
                    css == null ? new byte[0] : css.readAllBytes());
        }
    }

    private void one(HttpExchange exchange, String[] steps) throws IOException {
        var known = steps.length >= 3 && steps[1].equals("surat");
        var found = known ? mailbox.find(mail -> String.valueOf(mail.id()).equals(steps[2])) : null;
        if (found == null || found.isEmpty()) {
            Web.html(exchange, 404, Web.STRICT, MailPage.missing());
            return;
        }
        var mail = found.getFirst();
        var html = mail.html();
        if (steps.length == 4 && steps[3].equals("html") && html != null) {
            Web.html(exchange, 200, MAIL_POLICY, "<base target=\"_blank\">" + html);
        } else {
            Web.html(exchange, 200, Web.STRICT, MailPage.one(mail));
        }
    }
}
