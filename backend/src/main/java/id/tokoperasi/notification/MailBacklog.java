package id.tokoperasi.notification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How far the post is behind, for the metrics.
 *
 * @param oldest when the oldest waiting mail was written; null when none waits
 * @param failed mails given up: an address that the server refuses, or two days without success
 */
public record MailBacklog(long waiting, @Nullable Instant oldest, long failed) {}
