package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a write answered, kept so that its repetition answers the same.
 *
 * @param headers those that belong to the answer, such as {@code Location} and {@code ETag}
 * @param replayed whether this is the repetition
 */
public record StoredAnswer(
        int status, Map<String, String> headers, @Nullable String body, boolean replayed) {}
