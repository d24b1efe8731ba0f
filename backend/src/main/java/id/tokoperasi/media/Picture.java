package id.tokoperasi.media;

import java.util.UUID;

/**
 * A picture that was taken in.
 *
 * @param width of the upright original in pixels
 */
public record Picture(UUID id, int width, int height) {}
