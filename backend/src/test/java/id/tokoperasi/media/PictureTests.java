package id.tokoperasi.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

/** What is taken in as a picture, what is kept of it, and what is refused. */
class PictureTests {

    private static final UUID COOPERATIVE = Ids.next();
    private static final String SCRIPT = "<script>alert(1)</script>";

    @TempDir private static Path folder;
    private static BackendContext backend;
    private static Pictures pictures;

    @BeforeAll
    static void open() {
        backend = BackendContext.of("media").with(MediaStore.of(folder.toString())).start();
        pictures = backend.get(Pictures.class);
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({"jpg, 2000, 1000", "png, 2000, 1000", "jpg, 100, 50"})
    void aPictureIsKeptInThreeWidthsAndNeverMadeLarger(String format, int width, int height)
            throws IOException {
        var kept = added(Sketches.file(format, width, height));

        assertThat(kept.width()).isEqualTo(width);
        assertThat(kept.height()).isEqualTo(height);
        for (int wanted : Pictures.WIDTHS) {
            var shown = shown(kept, wanted);
            assertThat(shown.getWidth()).isEqualTo(Math.min(wanted, width));
            assertThat(shown.getHeight()).isEqualTo(shown.getWidth() / 2);
            assertThat(isRed(shown, 0.1, 0.5)).isTrue();
            assertThat(isRed(shown, 0.9, 0.5)).isFalse();
        }
    }

    @Test
    void webpIsTakenAndServedAsJpeg() throws IOException {
        var kept = added(Sketches.WEBP);
        var file = pictures.file(kept.id(), 320).block();
        assertThat(file.contentType()).isEqualTo("image/jpeg");
        assertThat(bytes(kept, 320)).startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        var shown = shown(added(Sketches.transparentPng()), 320);
        assertThat(new Color(shown.getRGB(200, 200))).isEqualTo(Color.WHITE);
    }

    @Test
    void aPhotoIsTurnedUprightAndKeepsNothingOfWhereItWasTaken() throws IOException {
        var kept = added(Sketches.photo(400, 200, "rumah di Cikolelet"));

        assertThat(kept.width()).isEqualTo(200);
        assertThat(kept.height()).isEqualTo(400);
        assertThat(isRed(shown(kept, 320), 0.5, 0.1)).isTrue();
        assertThat(isRed(shown(kept, 320), 0.5, 0.9)).isFalse();
        for (int width : Pictures.WIDTHS) {
            assertThat(text(bytes(kept, width))).doesNotContain("Exif", "Cikolelet");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void whatHangsBehindAPictureIsLeftBehind(String format) throws IOException {
        var picture = Sketches.file(format, 400, 200);
        var kept = added(Sketches.joined(picture, ("PK\u0003\u0004" + SCRIPT).getBytes()));
        for (int width : Pictures.WIDTHS) {
            assertThat(text(bytes(kept, width))).doesNotContain("script", "PK\u0003");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "GIF89a\u0001\u0000\u0001\u0000",
                "BM",
                "%PDF-1.7",
                "RIFF\u0000\u0000\u0000\u0000WAVE",
                ""
            })
    void whatIsNoPhotoByItsContentIsRefused(String content) {
        refuses(content.getBytes(StandardCharsets.ISO_8859_1), "picture-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aFileThatOnlyBeginsLikeAPictureIsRefused(String format) {
        var head = Sketches.cut(Sketches.file(format, 400, 200), 12);
        refuses(Sketches.joined(head, SCRIPT.getBytes()), "picture-broken");
    }

    @ParameterizedTest
    @CsvSource({"jpg, 30", "jpg, 60", "jpg, 95", "png, 30", "png, 60", "png, 95"})
    void aPictureThatBrokeOffOnTheWayIsRefused(String format, int percent) {
        var whole = Sketches.file(format, 2000, 1000);
        refuses(Sketches.cut(whole, whole.length * percent / 100), "picture-broken");
    }

    @Test
    void aPictureInSeveralScansIsTakenWholeAndRefusedInParts() {
        var whole = Sketches.progressiveJpeg(800, 400);
        assertThat(added(whole).width()).isEqualTo(800);
        refuses(Sketches.cut(whole, whole.length / 2), "picture-broken");
    }

    @Test
    void moreThanEightMegabytesAreRefused() {
        refuses(new byte[Pictures.FILE_MAX_BYTES + 1], "picture-too-big");
    }

    @ParameterizedTest
    @CsvSource({"30000, 30000", "8001, 1", "1, 8001", "7000, 7000", "2147483647, 2147483647"})
    void aSmallFileThatUnfoldsIntoAHugePictureIsRefusedBeforeItIsDecoded(int width, int height) {
        var bomb = Sketches.bomb(width, height);
        assertThat(bomb.length).isLessThan(1_000);
        refuses(bomb, "picture-too-large");
    }

    @Test
    void anUnknownPictureOrWidthHasNoFile() {
        var kept = added(Sketches.file("jpg", 400, 200));
        assertThat(pictures.file(kept.id(), 320).block()).isNotNull();
        assertThat(pictures.file(kept.id(), 321).block()).isNull();
        assertThat(pictures.file(Ids.next(), 320).block()).isNull();
    }

    @Test
    void onlyTheOwnPicturesAndTheProjectsDrawingsMayBeUsed() {
        var own = added(Sketches.file("jpg", 40, 20)).id();
        var drawing = pictures.addDrawing("emping-1", "<svg/>".getBytes()).block();

        pictures.checkUsable(COOPERATIVE, List.of(own, drawing, own)).block();
        assertThatThrownBy(() -> pictures.checkUsable(Ids.next(), List.of(drawing, own)).block())
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
    }

    private static Picture added(byte[] file) {
        return pictures.add(COOPERATIVE, file).block();
    }

    private static void refuses(byte[] file, String code) {
        var before = stored();
        assertThatThrownBy(() -> added(file))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
        assertThat(stored()).isEqualTo(before);
    }

    /** Rows and files. */
    private static List<Long> stored() {
        try (var files = Files.walk(folder)) {
            var rows = backend.one(Long.class, "select count(*) from media.pictures", Map.of());
            return List.of(rows, files.count());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Picture picture, int width) throws IOException {
        return pictures.file(picture.id(), width).block().content().getContentAsByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage shown(Picture picture, int width) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(picture, width)));
    }

    private static boolean isRed(BufferedImage picture, double right, double down) {
        var colour =
                new Color(
                        picture.getRGB(
                                (int) (right * picture.getWidth()),
                                (int) (down * picture.getHeight())));
        return colour.getRed() > colour.getBlue();
    }
}
