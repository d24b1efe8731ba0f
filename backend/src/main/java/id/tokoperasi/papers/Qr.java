package id.tokoperasi.papers;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;

/** QR codes as black and white pictures, without the quiet zone: style sheets leave it. */
final class Qr {

    private static final int DOTS_PER_MODULE = 8;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private Qr() {}

    /** A PNG; medium error correction, so that a quarter may be smudged. */
    static byte[] png(String text) {
        try {
            var hints =
                    Map.of(
                            EncodeHintType.MARGIN,
                            0,
                            EncodeHintType.CHARACTER_SET,
                            "UTF-8",
                            EncodeHintType.ERROR_CORRECTION,
                            ErrorCorrectionLevel.M);
            var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            int side = code.getWidth() * DOTS_PER_MODULE;
            var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    boolean dark = code.get(x / DOTS_PER_MODULE, y / DOTS_PER_MODULE);
                    picture.setRGB(x, y, dark ? BLACK : WHITE);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (WriterException | IOException e) {
            throw new UncheckedIOException(new IOException("no QR code", e));
        }
    }
}
