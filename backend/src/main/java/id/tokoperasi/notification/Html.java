package id.tokoperasi.notification;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Rupiah;
import id.tokoperasi.ordering.Order;

import org.springframework.web.util.HtmlUtils;

/**
 * A letter as one plain page: no picture, no script, nothing from outside; styles stand in the elements
 * because mail programs throw style sheets away. Every word is escaped.
 */
final class Html {

    private static final String CELL = "padding:4px 0;vertical-align:top;";
    private static final String AMOUNT = CELL + "text-align:right;white-space:nowrap;";

    private final StringBuilder out = new StringBuilder();

    private Html() {}

    static String of(Letter letter) {
        var html = new Html();
        html.write(letter);
        return html.out.toString();
    }

    private void write(Letter letter) {
        add(
                """
                <!doctype html>
                <html lang="id"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title></head>
                <body style="margin:0;background:#faf9f6;color:#1b2529;font:16px/1.5 sans-serif">
                <div style="max-width:560px;margin:0 auto;padding:16px">
                <p style="margin:0 0 16px;font-size:20px;font-weight:bold;color:#0b5563">Tokoperasi</p>
                <div style="background:#fff;border:1px solid #e3dfd5;border-radius:8px;padding:20px">
                """,
                letter.subject());
        paragraph("Yth. " + letter.name() + ",");
        letter.paragraphs().forEach(this::paragraph);
        facts(letter);
        letter.orders().forEach(order -> order(order, letter.forPacking()));
        var link = letter.link();
        if (link != null) {
            add(
                    """
                    <p style="margin:20px 0 0"><a href="%s" style="display:inline-block;padding:12px 20px;\
                    border-radius:6px;background:#0b5563;color:#fff;text-decoration:none;font-weight:bold">%s</a></p>
                    """,
                    link.url(), link.label());
        }
        add(
                """
                </div>
                <p style="margin:16px 0 0;font-size:14px;color:#5f696f">%s</p>
                </div></body></html>
                """,
                Words.FOOTER);
    }

    private void facts(Letter letter) {
        if (letter.facts().isEmpty()) {
            return;
        }
        add(
                """
                <table role="presentation" style="width:100%;border-collapse:collapse;background:#e2f0f2;\
                border-radius:6px;margin:16px 0"><tr><td style="padding:12px 16px">
                """);
        for (var fact : letter.facts()) {
            add(
                    """
                    <p style="margin:0 0 4px"><span style="color:#465157">%s:</span> <strong>%s</strong></p>
                    """,
                    fact.label(), fact.value());
        }
        add("</td></tr></table>\n");
    }

    private void order(Order order, boolean forPacking) {
        add(
                """
                <table style="width:100%;border-collapse:collapse;margin:16px 0 0">
                """);
        add(
                """
                <caption style="text-align:left;font-weight:bold;padding:0 0 4px">Pesanan %s, %s</caption>
                """,
                order.number(), JakartaTime.day(order.placedAt()));
        for (var line : order.lines()) {
            row(line.quantity() + " × " + Words.name(line, forPacking), line.total(), "");
        }
        row("Barang", order.goods(), "border-top:1px solid #e3dfd5;color:#465157;");
        row(Words.deliveryLabel(order), order.deliveryFee(), "color:#465157;");
        row("Jumlah", order.total(), "font-weight:bold;");
        if (order.withdrawn().rupiah() > 0) {
            row(Words.WITHDRAWN, order.withdrawn(), "color:#465157;");
        }
        add("</table>\n");
    }

    private void row(String words, Money amount, String style) {
        add(
                "<tr><td style=\"%s\">%s</td><td style=\"%s\">%s</td></tr>\n",
                CELL + "padding-right:12px;" + style,
                words,
                AMOUNT + style,
                Rupiah.words(amount.rupiah()));
    }

    private void paragraph(String words) {
        add("<p style=\"margin:0 0 12px\">%s</p>\n", words);
    }

    /** Every value is escaped; without values the words stand as they are. */
    private void add(String template, String... values) {
        var escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = HtmlUtils.htmlEscape(values[i], "UTF-8");
        }
        out.append(values.length == 0 ? template : template.formatted(escaped));
    }
}
