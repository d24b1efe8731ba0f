package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One session of the pages.
 *
 * @param idHash SHA-256 of the id in the cookie
 * @param subject whose it is; null before sign-in
 * @param sid the identity service's own session, for its logout
 * @param attributes JSON, opaque here
 */
public record SessionRow(
        byte[] idHash,
        @Nullable String subject,
        @Nullable String sid,
        String attributes,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt) {}
