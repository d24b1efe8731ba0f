package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The frame of every page of the double, and how text and money are written in it. */
final class Html {
    private Html() {}

    static String page(String title, String content) {
        return """
        <!doctype html>
        <html lang="id">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>%s</title>
          <link rel="stylesheet" href="/pay.css">
          <link rel="icon" href="data:,">
        </head>
        <body>
          <p class="mock">Halaman bayar tiruan, bukan Stripe. Tidak ada uang yang berpindah.</p>
          <main>
        %s
          </main>
        </body>
        </html>
        """
                .formatted(text(title), content);
    }

    static String text(@Nullable String plain) {
        return plain == null
                ? ""
                : plain.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    /** Rupiah without decimals when there are none: {@code Rp 25.000}. */
    static String money(long smallestUnits, String currency) {
        var sign = currency.equals("idr") ? "Rp" : currency.toUpperCase(Locale.ROOT);
        var whole = String.format(Locale.of("id", "ID"), "%,d", smallestUnits / 100);
        var rest = smallestUnits % 100;
        return sign + "\u00a0" + whole + (rest == 0 ? "" : ",%02d".formatted(rest));
    }

    /** One form with one button; works without JavaScript. */
    static String button(String action, String look, String label, String hint) {
        return """
            <form method="post" action="%s">
              <button class="%s">%s</button>
              <p class="hint">%s</p>
            </form>
        """
                .formatted(text(action), look, text(label), text(hint));
    }

    /** Chromium applies form-action to the redirect after a form too, so its targets are named. */
    static String policy(String... targets) {
        var forms = new StringBuilder("'self'");
        for (var target : targets) {
            var origin = target.replaceFirst("^(https?://[^/?#]+).*$", "$1");
            if (origin.matches("https?://[\\w.:\\[\\]-]+") && forms.indexOf(origin) < 0) {
                forms.append(' ').append(origin);
            }
        }
        return "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                + " frame-ancestors 'none'; form-action "
                + forms;
    }
}
