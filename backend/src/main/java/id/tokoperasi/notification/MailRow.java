package id.tokoperasi.notification;

import java.util.UUID;

/**
 * A mail that this node may send now.
 *
 * @param tries with this one
 */
record MailRow(
        UUID id,
        String recipient,
        String recipientName,
        String subject,
        String text,
        String html,
        int tries) {}
