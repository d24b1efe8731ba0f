package id.tokoperasi.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

class MailCatcherTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static MailCatcher catcher;

    @BeforeAll
    static void start() {
        catcher = MailCatcher.start(0, 0);
    }

    @AfterAll
    static void stop() {
        catcher.close();
    }

    @BeforeEach
    void forget() {
        catcher.clear();
    }

    private static void send(String subject, String html, String... to) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(catcher.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("tokoperasi@example.test"));
        for (var recipient : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        var parts = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        text.setText("Lihat http://localhost:8080/pesanan/1", "UTF-8");
        parts.addBodyPart(text);
        var page = new MimeBodyPart();
        page.setText(html, "UTF-8", "html");
        parts.addBodyPart(page);
        message.setContent(parts);
        Transport.send(message);
    }

    private static HttpResponse<String> call(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(catcher.webUrl() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aMailToSeveralIsKeptOnceWithItsParts() throws Exception {
        send(
                "Pesanan TK-1 dibayar ✓",
                "<p>Terima kasih</p>",
                "warga@example.test",
                "b@example.test");
        var mails = catcher.await(mail -> mail.fits("WARGA@example.test", "dibayar"), SOON);
        assertThat(mails).hasSize(1);
        var mail = mails.getFirst();
        assertThat(mail.subject()).isEqualTo("Pesanan TK-1 dibayar ✓");
        assertThat(mail.to()).containsExactlyInAnyOrder("warga@example.test", "b@example.test");
        assertThat(mail.text()).contains("/pesanan/1");
        assertThat(mail.html()).contains("Terima kasih");
        assertThat(mail.headers()).anyMatch(header -> header.startsWith("From: tokoperasi@"));
    }

    @Test
    void theNewestStandsFirstAndIsFoundOverHttp() throws Exception {
        send("Satu", "<p>1</p>", "a@example.test");
        send("Dua", "<p>2</p>", "b@example.test");
        assertThat(catcher.await(mail -> mail.fits(null, "dua"), SOON)).hasSize(1);
        assertThat(catcher.mails()).extracting(Mail::subject).containsExactly("Dua", "Satu");
        assertThat(call("GET", "/api/mails?to=a%40example.test&waitMillis=9000").body())
                .contains("\"subject\":\"Satu\"")
                .doesNotContain("Dua");
        assertThat(call("DELETE", "/api/mails").statusCode()).isEqualTo(204);
        assertThat(call("GET", "/api/mails").body()).isEqualTo("[]");
    }

    @Test
    void hostileMailsAreShownButDoNotRun() throws Exception {
        send("<script>x</script>", "<script>alert(1)</script><p>Halo</p>", "a@example.test");
        var id = catcher.await(mail -> true, SOON).getFirst().id();
        assertThat(call("GET", "/").body())
                .contains("&lt;script&gt;x", "http-equiv=\"refresh\"")
                .doesNotContain("<script>");
        assertThat(call("GET", "/surat/" + id).body())
                .contains("<iframe sandbox=\"allow-popups allow", "http://localhost:8080/pesanan/1")
                .doesNotContain("<script>");
        var frame = call("GET", "/surat/" + id + "/html");
        assertThat(frame.body()).contains("<p>Halo</p>");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("allow-scripts");
        assertThat(call("GET", "/surat/0").statusCode()).isEqualTo(404);
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> MailCatcher.start(catcher.smtpPort(), 0))
                .hasMessageContaining("cannot listen on port " + catcher.smtpPort());
        assertThatThrownBy(() -> MailCatcher.start(0, catcher.webPort()))
                .hasMessageContaining("cannot listen on port " + catcher.webPort());
    }

    @Test
    void theLast500AreKept() {
        var mailbox = new Mailbox();
        for (int i = 1; i <= 501; i++) {
            var subject = "Surat " + i;
            mailbox.add(
                    new Mail(
                            mailbox.nextId(),
                            Instant.EPOCH,
                            "a@example.test",
                            List.of("b@example.test"),
                            subject,
                            "isi",
                            null,
                            List.of(),
                            List.of()));
        }
        var kept = mailbox.find(mail -> true);
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst().subject()).isEqualTo("Surat 501");
        assertThat(kept.getLast().subject()).isEqualTo("Surat 2");
    }
}
