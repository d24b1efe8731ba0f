package id.tokoperasi.infra.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words and the layout of the pages. */
final class MailPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH.mm.ss", Locale.of("id", "ID"))
                    .withZone(ZoneId.of("Asia/Jakarta"));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

    private MailPage() {}

    static String list(List<Mail> mails, String to, String subject) {
        var rows = mails.stream().map(MailPage::row).collect(Collectors.joining());
        var empty =
                "<p class=\"empty\">Belum ada surat. Halaman ini memperbarui sendiri tiap 10"
                        + " detik.</p>";
        return frame(
                "Surat masuk",
                "<meta http-equiv=\"refresh\" content=\"10\">",
                """
                <form class="find" method="get" action="/">
                  <label>Kepada <input name="to" value="%s" inputmode="email"></label>
                  <label>Perihal <input name="subject" value="%s"></label>
                  <button>Saring</button>
                </form>
                <p class="count">%d surat, terbaru di atas</p>
                <ul class="mails">%s</ul>
                %s
                """
                        .formatted(
                                text(to),
                                text(subject),
                                mails.size(),
                                rows,
                                mails.isEmpty()
                                        ? empty
                                        : "<form method=\"post\" action=\"/hapus\"><button"
                                                + " class=\"quiet\">Hapus semua surat</button>"
                                                + "</form>"));
    }

    private static String row(Mail mail) {
        return """
        <li><a href="/surat/%d"><b>%s</b><span>%s</span><time>%s WIB</time></a></li>
        """
                .formatted(
                        mail.id(),
                        text(mail.subject().isBlank() ? "(tanpa perihal)" : mail.subject()),
                        text(String.join(", ", mail.to())),
                        TIME.format(mail.receivedAt()));
    }

    static String one(Mail mail) {
        var html =
                mail.html() == null
                        ? ""
                        : "<h2>Tampilan</h2><iframe sandbox=\"allow-popups"
                                + " allow-popups-to-escape-sandbox\" src=\"/surat/"
                                + mail.id()
                                + "/html\" title=\"Isi surat\"></iframe>";
        var plain = mail.text() == null ? "" : "<h2>Teks</h2><pre>" + text(mail.text()) + "</pre>";
        return frame(
                mail.subject(),
                "",
                """
                <p><a href="/">Semua surat</a></p>
                <article>
                  <h1>%s</h1>
                  <dl>
                    <dt>Dari</dt><dd>%s</dd>
                    <dt>Kepada</dt><dd>%s</dd>
                    <dt>Diterima</dt><dd>%s WIB</dd>
                    %s
                  </dl>
                  %s%s%s
                  <details><summary>Kepala surat</summary><pre>%s</pre></details>
                </article>
                """
                        .formatted(
                                text(mail.subject()),
                                text(mail.from()),
                                text(String.join(", ", mail.to())),
                                TIME.format(mail.receivedAt()),
                                attachments(mail),
                                html,
                                plain,
                                links(mail),
                                text(String.join("\n", mail.headers()))));
    }

    private static String attachments(Mail mail) {
        return mail.attachments().isEmpty()
                ? ""
                : "<dt>Lampiran</dt><dd>" + text(String.join(", ", mail.attachments())) + "</dd>";
    }

    /** The frame may block a link that a demo needs, so they stand below as well. */
    private static String links(Mail mail) {
        var source = (mail.text() == null ? "" : mail.text()) + " " + mail.html();
        var found = new LinkedHashSet<String>();
        LINK.matcher(source).results().forEach(hit -> found.add(hit.group().replace("&amp;", "&")));
        return found.isEmpty()
                ? ""
                : found.stream()
                        .map(
                                link ->
                                        "<li><a rel=\"noreferrer\" href=\"%s\">%s</a></li>"
                                                .formatted(text(link), text(link)))
                        .collect(Collectors.joining("", "<h2>Tautan</h2><ul>", "</ul>"));
    }

    static String missing() {
        return frame(
                "Tidak ditemukan",
                "",
                "<p class=\"empty\">Surat ini tidak ada. <a href=\"/\">Semua surat</a></p>");
    }

    private static String frame(String title, String head, String content) {
        return """
        <!doctype html>
        <html lang="id">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          %s
          <title>%s</title>
          <link rel="stylesheet" href="/mail.css">
          <link rel="icon" href="data:,">
        </head>
        <body>
          <header><strong>Penampung surat</strong>
            <span>Hanya untuk uji coba. Tidak ada surat yang terkirim keluar.</span></header>
          <main>%s</main>
        </body>
        </html>
        """
                .formatted(head, text(title), content);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
