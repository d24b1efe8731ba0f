package id.tokoperasi.media;

import java.util.UUID;

/**
 * A paper that was taken in.
 *
 * @param contentType {@code application/pdf} or {@code image/jpeg}
 * @param bytes as kept
 */
public record PrivateFile(UUID id, String contentType, int bytes) {}
