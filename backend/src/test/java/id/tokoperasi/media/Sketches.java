package id.tokoperasi.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Files that people upload, honest and hostile ones. */
final class Sketches {

    /** A single point; the JDK reads WebP by a plug-in and writes none. */
    static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private Sketches() {}

    /** Red to the left of the middle, blue to the right, with enough lines to take some bytes. */
    static byte[] file(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width, height);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** In several scans, as the web likes it. */
    static byte[] progressiveJpeg(int width, int height) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        try (var sink = ImageIO.createImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(sink);
            var picture = ImageIO.read(new ByteArrayInputStream(file("png", width, height)));
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Red dots on nothing at all. */
    static byte[] transparentPng() {
        var picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, Color.RED.getRGB());
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With EXIF that says that the camera was held upright, and where. */
    static byte[] photo(int width, int height, String secret) {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8});
        exif.writeBytes(new byte[] {0, 2});
        exif.writeBytes(new byte[] {0x01, 0x0E, 0, 2});
        exif.writeBytes(new byte[] {0, 0, 0, (byte) (secret.length() + 1), 0, 0, 0, 38});
        exif.writeBytes(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0});
        exif.writeBytes(new byte[] {0, 0, 0, 0});
        exif.writeBytes((secret + '\0').getBytes(StandardCharsets.US_ASCII));
        var length = exif.size() + 2;
        var head = new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length};
        return inserted(file("jpg", width, height), 2, joined(head, exif.toByteArray()));
    }

    /** A PNG of a few bytes that says that it is that large. */
    static byte[] bomb(int width, int height) {
        var png = file("png", 10, 10);
        put(png, 16, width);
        put(png, 20, height);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        put(png, 29, (int) sum.getValue());
        return png;
    }

    private static void put(byte[] bytes, int at, int value) {
        for (var i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 8 * (3 - i));
        }
    }

    static byte[] cut(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }

    static byte[] joined(byte[] first, byte[] second) {
        return inserted(first, first.length, second);
    }

    private static byte[] inserted(byte[] file, int at, byte[] piece) {
        var all = new byte[file.length + piece.length];
        System.arraycopy(file, 0, all, 0, at);
        System.arraycopy(piece, 0, all, at, piece.length);
        System.arraycopy(file, at, all, at + piece.length, file.length - at);
        return all;
    }
}
