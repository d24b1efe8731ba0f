package id.tokoperasi.media;

import id.tokoperasi.kernel.Refusal;

import net.coobird.thumbnailator.Thumbnails;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Makes clean JPEGs of an uploaded picture. Blocks; memory is bounded by the limits below. */
final class Raster {

    private static final int SIDE_MAX = 8_000;
    private static final long PIXELS_MAX = 40_000_000;
    private static final double QUALITY = 0.8;

    private Raster() {}

    /** The upright size of the original and the JPEG of each width. */
    record Drawn(int width, int height, Map<Integer, byte[]> jpegByWidth) {}

    /**
     * Draws the picture in each width, never wider than it is. Refuses {@code picture-type} for anything
     * but JPEG, PNG and WebP by content, {@code picture-too-large} beyond 8,000 pixels a side or 40
     * megapixels (read before decoding), {@code picture-broken}.
     */
    static Drawn draw(byte[] file, Iterable<Integer> widths) {
        if (!isPicture(file)) {
            throw Refusal.invalidField("file", "picture-type");
        }
        try {
            checkSize(file);
            if (isJpeg(file) && !JpegEnd.isThere(file)) {
                throw new IOException("broken off");
            }
            // Thumbnailator turns the picture as its EXIF says; drawing it anew drops EXIF itself.
            var upright = Thumbnails.of(new ByteArrayInputStream(file)).scale(1).asBufferedImage();
            var flat = onWhite(upright);
            var jpegs = new LinkedHashMap<Integer, byte[]>();
            for (int width : widths) {
                jpegs.put(width, jpeg(flat, Math.min(width, flat.getWidth())));
            }
            return new Drawn(flat.getWidth(), flat.getHeight(), jpegs);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.invalidField("file", "picture-broken");
        }
    }

    private static boolean isPicture(byte[] b) {
        return isJpeg(b)
                || startsWith(b, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)
                || (startsWith(b, 0, 'R', 'I', 'F', 'F') && startsWith(b, 8, 'W', 'E', 'B', 'P'));
    }

    private static boolean isJpeg(byte[] b) {
        return startsWith(b, 0, 0xFF, 0xD8, 0xFF);
    }

    private static boolean startsWith(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static void checkSize(byte[] file) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no reader");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width > SIDE_MAX || height > SIDE_MAX || width * height > PIXELS_MAX) {
                    throw Refusal.invalidField("file", "picture-too-large");
                }
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        var flat =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = flat.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return flat;
    }

    private static byte[] jpeg(BufferedImage picture, int width) throws IOException {
        var out = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .width(width)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
