package id.tokoperasi.outbox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How far a topic is behind.
 *
 * @param oldest when the oldest waiting row was written; null when none waits
 * @param dead rows set aside after too many failures
 */
public record OutboxLag(String topic, long waiting, @Nullable Instant oldest, long dead) {}
