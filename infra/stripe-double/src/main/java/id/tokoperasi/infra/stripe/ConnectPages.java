package id.tokoperasi.infra.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;

/** {@code /connect/{account}}: where an account link leads a cooperative. */
final class ConnectPages implements HttpHandler {
    private final StripeDouble stripe;
    private final Store store;

    ConnectPages(StripeDouble stripe, Store store) {
        this.stripe = stripe;
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var steps = exchange.getRequestURI().getPath().substring("/connect/".length()).split("/");
        var account =
                store.locked(
                        () -> {
                            var found = store.find(Accounts.KIND, steps[0]);
                            return found == null ? null : found.deepCopy();
                        });
        if (account == null) {
            Pages.notFound(exchange);
            return;
        }
        var back = Json.textOr(account, "_return_url", "");
        if (exchange.getRequestMethod().equals("POST")) {
            if (steps.length > 1 && steps[1].equals("complete")) {
                stripe.completeAccount(steps[0]);
            }
            Http.seeOther(exchange, back.isEmpty() ? "/connect/" + steps[0] : back);
        } else {
            var page = Html.page("Pendaftaran rekening (tiruan)", content(account));
            Pages.show(exchange, 200, page, Html.policy(back));
        }
    }

    private static String content(ObjectNode account) {
        var here = "/connect/" + Json.text(account, "id");
        var name = Json.textOr(account, "email", Json.textOr(account, "id", ""));
        return "<section class=\"card\"><p class=\"label\">Rekening penerima</p><h1>"
                + Html.text(name)
                + "</h1>"
                + Html.button(
                        here + "/complete",
                        "pay",
                        "Selesaikan pendaftaran",
                        "Semua data dianggap lengkap. Rekening boleh menerima transfer.")
                + Html.button(
                        here + "/later", "quiet", "Nanti saja", "Kembali tanpa melengkapi data.")
                + "</section>";
    }
}
