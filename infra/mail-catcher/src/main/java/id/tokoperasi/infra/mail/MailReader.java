package id.tokoperasi.infra.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes a MIME message apart: the first text, the first HTML, the names of the rest. */
final class MailReader {
    private @Nullable String text;
    private @Nullable String html;
    private final List<String> attachments = new ArrayList<>();

    private MailReader() {}

    static Mail read(long id, Instant receivedAt, List<String> to, MimeMessage message)
            throws MessagingException, IOException {
        var reader = new MailReader();
        reader.take(message);
        var headers = new ArrayList<String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.add(header.getName() + ": " + header.getValue());
        }
        var from = message.getFrom();
        var subject = message.getSubject();
        return new Mail(
                id,
                receivedAt,
                from == null || from.length == 0 ? "" : from[0].toString(),
                to,
                subject == null ? "" : subject,
                reader.text,
                reader.html,
                headers,
                reader.attachments);
    }

    private void take(Part part) throws MessagingException, IOException {
        var name = part.getFileName();
        if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attachments.add(name == null ? "?" : name);
        } else if (part.isMimeType("text/html") && html == null) {
            html = part.getContent().toString();
        } else if (part.isMimeType("text/*") && text == null) {
            text = part.getContent().toString();
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i));
            }
        }
    }
}
