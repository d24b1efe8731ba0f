package id.tokoperasi.infra.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words and the layout of the payment page. */
final class PayPage {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH.mm 'WIB'", Locale.of("id", "ID"))
                    .withZone(ZoneId.of("Asia/Jakarta"));

    private PayPage() {}

    static String open(ObjectNode session, boolean declined) {
        var here = "/pay/" + Json.text(session, "id");
        var until = UNTIL.format(Instant.ofEpochSecond(Json.number(session, "expires_at")));
        return summary(session)
                + (declined
                        ? "<p class=\"alert\" role=\"alert\">Kartu ditolak bank. Uang Anda tidak"
                                + " dipotong. Coba lagi atau pilih cara lain.</p>"
                        : "")
                + "<section class=\"card\"><h2>Pilih yang terjadi</h2>"
                + Html.button(
                        here + "/pay",
                        "pay",
                        "Bayar " + total(session),
                        "Kartu contoh 4242 disetujui. Anda kembali ke toko.")
                + Html.button(
                        here + "/pay-later",
                        "plain",
                        "Bayar nanti",
                        "Transfer bank: pesanan selesai, uangnya menyusul.")
                + Html.button(
                        here + "/decline",
                        "plain",
                        "Kartu ditolak",
                        "Bank menolak. Anda tetap di sini.")
                + (session.hasNonNull("cancel_url")
                        ? Html.button(
                                here + "/abandon",
                                "quiet",
                                "Batal, kembali ke toko",
                                "Tidak membayar. Halaman ini masih bisa dibuka lagi.")
                        : "")
                + "</section><p class=\"foot\">Berlaku sampai "
                + until
                + "</p>";
    }

    static String complete(ObjectNode session, boolean waits, String successUrl) {
        var here = "/pay/" + Json.text(session, "id");
        var paid = "paid".equals(Json.text(session, "payment_status"));
        if (!waits) {
            return summary(session)
                    + notice(
                            paid ? "Sudah dibayar" : "Pembayaran tidak jadi",
                            paid
                                    ? "Pembayaran ini sudah diterima."
                                    : "Uangnya tidak pernah datang.",
                            successUrl);
        }
        return summary(session)
                + "<section class=\"card\"><h2>Menunggu transfer bank</h2>"
                + "<p>Pesanan sudah dicatat. Putuskan apa yang terjadi dengan uangnya.</p>"
                + Html.button(here + "/settle", "pay", "Uang masuk", "Bank mengabarkan berhasil.")
                + Html.button(
                        here + "/settle-failed",
                        "plain",
                        "Uang tidak masuk",
                        "Bank mengabarkan gagal.")
                + back(successUrl)
                + "</section>";
    }

    static String expired(ObjectNode session) {
        return summary(session)
                + notice(
                        "Waktu bayar habis",
                        "Sesi ini sudah ditutup. Mulai lagi dari toko.",
                        Json.textOr(session, "cancel_url", ""));
    }

    private static String notice(String heading, String words, String target) {
        return "<section class=\"card\"><h2>"
                + heading
                + "</h2><p>"
                + words
                + "</p>"
                + back(target)
                + "</section>";
    }

    private static String back(String target) {
        return target.matches("https?://.*")
                ? "<p><a href=\"" + Html.text(target) + "\">Kembali ke toko</a></p>"
                : "";
    }

    private static String total(ObjectNode session) {
        return Html.money(
                Json.number(session, "amount_total"), Json.textOr(session, "currency", "idr"));
    }

    private static String summary(ObjectNode session) {
        var currency = Json.textOr(session, "currency", "idr");
        var shipping = Json.number(session.path("shipping_cost"), "amount_total");
        return """
        <section class="card">
          <p class="label">Total bayar</p>
          <h1 class="total">%s</h1>
          <dl class="lines">%s%s</dl>
        </section>
        """
                .formatted(
                        total(session),
                        session.path("_line_items")
                                .valueStream()
                                .map(item -> line(item, currency))
                                .collect(Collectors.joining()),
                        shipping > 0 ? row("Ongkos kirim", Html.money(shipping, currency)) : "");
    }

    private static String line(JsonNode item, String currency) {
        var quantity = Json.number(item, "quantity");
        var name = Json.textOr(item, "description", "");
        return row(
                quantity == 1 ? name : name + " × " + quantity,
                Html.money(Json.number(item, "amount_total"), currency));
    }

    private static String row(String name, String amount) {
        return "<div><dt>" + Html.text(name) + "</dt><dd>" + amount + "</dd></div>";
    }
}
