package id.tokoperasi.infra.mail;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One mail as it came in.
 *
 * @param id counts from 1 since the start
 * @param from the address in the From header
 * @param to every recipient of the envelope, Bcc included
 * @param text the text/plain part, or null
 * @param html the text/html part, or null
 * @param headers in the order of the mail, as {@code Name: value}
 * @param attachments file names
 */
public record Mail(
        long id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<String> headers,
        List<String> attachments) {

    /** Null or empty filters nothing. The address must be the whole one, the subject a part. */
    public boolean fits(@Nullable String recipient, @Nullable String partOfSubject) {
        return (recipient == null
                        || recipient.isBlank()
                        || to.stream().anyMatch(recipient.strip()::equalsIgnoreCase))
                && (partOfSubject == null
                        || subject.toLowerCase(Locale.ROOT)
                                .contains(partOfSubject.strip().toLowerCase(Locale.ROOT)));
    }
}
