package id.tokoperasi.programme;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The office has asked a cooperative to take a step.
 *
 * @param answer what the cooperative says; null while it has said nothing
 * @param claimedSector what it says it lives on, asked with {@link Step#KIND_CHECKED}; null otherwise
 */
public record Call(
        UUID id,
        UUID cooperativeId,
        Step step,
        int year,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Sector claimedSector,
        @Nullable Instant answeredAt) {}
