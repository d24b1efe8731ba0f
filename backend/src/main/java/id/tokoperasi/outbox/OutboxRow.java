package id.tokoperasi.outbox;

import java.time.Instant;

/**
 * One fact waiting for its work.
 *
 * @param tries how often its work has failed
 */
public record OutboxRow(
        long id,
        String topic,
        int partition,
        String key,
        String payload,
        int tries,
        Instant createdAt) {}
