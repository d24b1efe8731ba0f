package id.tokoperasi.media;

import org.springframework.core.io.Resource;

/**
 * A file to be served as it is; it never changes.
 *
 * @param contentType {@code image/jpeg}, or {@code image/svg+xml} for the project's drawings
 */
public record PictureFile(String contentType, Resource content) {}
