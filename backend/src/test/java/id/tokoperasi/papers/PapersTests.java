package id.tokoperasi.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.DeliveryNote;
import id.tokoperasi.ordering.ShippingLabels;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** Papers say what they were given, only that, and always in the same bytes. */
class PapersTests {

    private static final Instant AT = Instant.parse("2026-11-24T07:20:00Z");
    private static final Locale ID = Locale.of("id");
    private static final String PAGE =
            "https://tokoperasi.id/pesanan/0199f7a0-0000-7000-8000-000000000001";

    private static final Papers papers = new Papers();

    @AfterAll
    static void stop() {
        papers.destroy();
    }

    private static DeliveryNote note(String recipient, int lines) {
        return new DeliveryNote(
                "TK-2611-7F3K2/1",
                "TK-2611-7F3K2",
                PAGE,
                "Koperasi Melinjo Cikolelet Sejahtera",
                "Jl. Raya Cinangka No. 12, Cikolelet, Cinangka",
                "+6281234567890",
                recipient,
                "+6281911112222",
                "Perumahan Bumi Ciruas Permai Blok C3 No. 17, RT 04/RW 09, Ciruas",
                "Titip di pos satpam",
                "Pak Udin",
                AT,
                AT,
                IntStream.rangeClosed(1, lines)
                        .mapToObj(
                                i ->
                                        new DeliveryNote.Line(
                                                "Emping melinjo 500 g, pedas manis " + i,
                                                "EMP-500-" + i,
                                                5,
                                                3,
                                                2))
                        .toList());
    }

    private static ShippingLabels labels(String recipient, String address) {
        var label =
                new ShippingLabels.Label(
                        "TK-2611-7F3K2",
                        PAGE,
                        DeliveryMethod.COURIER,
                        "",
                        recipient,
                        "+6281911112222",
                        address,
                        "Ciruas",
                        "Koperasi Melinjo Cikolelet",
                        "Cikolelet, Cinangka",
                        List.of("3 × Emping melinjo 500 g", "1 × Minuman kulit melinjo"),
                        2,
                        9,
                        "Titip di pos satpam");
        return new ShippingLabels(List.of(label, label));
    }

    private static PrintedPaper print(String template, Object data, Locale language) {
        return papers.print(new Paper(template, data, language, AT)).block();
    }

    private static String text(PrintedPaper paper) throws IOException {
        try (var pdf = Loader.loadPDF(paper.pdf())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf).replace('\u00a0', ' ');
        }
    }

    @Test
    void aDeliveryNoteSaysWhatIsInTheParcelAndWhatFollows() throws Exception {
        var printed = print("ordering/delivery-note", note("Siti Aminah", 2), ID);
        keep("surat-jalan.pdf", printed);

        assertThat(printed.pages()).isEqualTo(1);
        assertThat(text(printed))
                .contains("Surat jalan", "TK-2611-7F3K2/1", "Siti Aminah", "0819-1111-2222")
                .contains("24 November 2026", "Pengantar: Pak Udin", "Jumlah kiriman ini: 6 buah")
                .contains("Emping melinjo 500 g, pedas manis 2 EMP-500-2 5 3 2")
                .contains("Halaman 1 dari 1");
        assertThat(text(print("ordering/delivery-note", note("Siti", 1), Locale.ENGLISH)))
                .contains("Delivery note", "Page 1 of 1")
                .doesNotContain("Halaman");
    }

    @Test
    void longPapersRepeatTheirHeadingsAndCountTheirPages() throws Exception {
        var printed = print("ordering/delivery-note", note("Siti Aminah", 120), ID);
        keep("surat-jalan-panjang.pdf", printed);

        assertThat(printed.pages()).isGreaterThan(2);
        var text = text(printed);
        assertThat(text).contains("Halaman 2 dari " + printed.pages());
        assertThat(text.split("Menyusul", -1)).hasSize(printed.pages() + 1);
    }

    @Test
    void theSameDataGiveTheSameBytesAndOthersGiveOthers() throws Exception {
        var first = print("ordering/delivery-note", note("Siti Aminah", 40), ID);
        var again = print("ordering/delivery-note", note("Siti Aminah", 40), ID);
        var fresh = new Papers();
        var elsewhere =
                fresh.print(new Paper("ordering/delivery-note", note("Siti Aminah", 40), ID, AT))
                        .block();
        fresh.destroy();

        assertThat(again.pdf()).isEqualTo(first.pdf());
        assertThat(elsewhere.sha256()).isEqualTo(first.sha256());
        assertThat(first.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256").digest(first.pdf())));
        assertThat(print("ordering/delivery-note", note("Siti Aminoh", 40), ID).sha256())
                .isNotEqualTo(first.sha256());
    }

    @Test
    void hostileTextStaysText() throws Exception {
        var hostile =
                "</p><script>alert(1)</script><img src=\"file:///etc/passwd\"/>&lt;b&gt;\u0000\u0001 ]]> [[${7*7}]] #{note}";
        var printed = print("ordering/delivery-note", note(hostile, 1), ID);

        assertThat(text(printed).replaceAll("\\s+", " "))
                .contains("</p><script>alert(1)</script><img src=\"file:///etc/passwd\"/>&lt;b&gt;")
                .contains("[[${7*7}]] #{note}")
                .doesNotContain("root:");
        var raw = new String(printed.pdf(), StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("/JavaScript", "/EmbeddedFile", "/URI", "/Launch");
    }

    @Test
    void namesOutsideTheFontAreMarkedAndNoneStopsThePaper() throws Exception {
        var printed = print("ordering/delivery-note", note("Siti \uD83D\uDE00 ش ĕ ç Ḍuḥā", 1), ID);

        assertThat(text(printed)).contains("Siti").contains("ĕ ç");
    }

    @Test
    void nothingButOurAssetsIsRead() {
        assertThat(PaperAssets.isOwn("tk-asset:a4.css")).isTrue();
        for (var uri :
                List.of(
                        "file:///etc/passwd",
                        "http://169.254.169.254/",
                        "https://example.org/x.css",
                        "classpath:/application.yml",
                        "jar:file:x!/y",
                        "data:text/css,x",
                        "a4.css")) {
            assertThat(PaperAssets.isOwn(uri)).as(uri).isFalse();
        }
        assertThatThrownBy(() -> new PaperAssets().getUrl("tk-asset:../access.csv"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Paper("../access", "", ID, AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageThatRefersElsewhereIsDrawnWithoutIt() throws Exception {
        var file = Files.createTempFile("secret", ".css");
        Files.writeString(file, "body:before { content: 'leaked' }");
        var page =
                "<html><head><link rel=\"stylesheet\" href=\"%s\"/></head><body><p>x</p><img src=\"%s\"/></body></html>"
                        .formatted(file.toUri(), file.toUri());

        assertThat(text(new Press().print(page, AT))).contains("x").doesNotContain("leaked");
        Files.delete(file);
    }

    @Test
    void aLabelIsAPageAndItsCodeLeadsToTheOrder() throws Exception {
        var printed = print("ordering/labels", labels("Siti Aminah", "Blok C3 No. 17"), ID);
        keep("label.pdf", printed);

        assertThat(printed.pages()).isEqualTo(2);
        assertThat(text(printed)).contains("Siti Aminah", "Ciruas", "dan 2 produk lain");
        try (var pdf = Loader.loadPDF(printed.pdf())) {
            var picture = new PDFRenderer(pdf).renderImageWithDPI(0, 300);
            var dots =
                    new BinaryBitmap(
                            new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
            assertThat(new QRCodeReader().decode(dots).getText()).isEqualTo(PAGE);
        }
    }

    @Test
    void aLabelWithEndlessWordsStaysOnePage() throws Exception {
        var name = "Koperasiwan".repeat(20);
        var printed =
                print("ordering/labels", labels(name, "Jalan panjang sekali ".repeat(25)), ID);
        keep("label-panjang.pdf", printed);

        assertThat(printed.pages()).isEqualTo(2);
    }

    @Test
    void aCodeHoldsItsText() throws Exception {
        var name = new PaperWords(ID).qr(PAGE).substring("tk-asset:qr/".length());
        var text = new String(Base64.getUrlDecoder().decode(name), StandardCharsets.UTF_8);
        var picture = ImageIO.read(new ByteArrayInputStream(Qr.png(text)));
        var dots = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));

        assertThat(
                        new QRCodeReader()
                                .decode(
                                        dots,
                                        Map.of(com.google.zxing.DecodeHintType.PURE_BARCODE, true))
                                .getText())
                .isEqualTo(PAGE);
    }

    @Test
    void papersBeyondTheLimitAreRefused() {
        var pages = "<p style=\"page-break-after: always\">x</p>".repeat(Papers.PAGES_MAX + 1);

        refusedAsTooLong(() -> new Press().print("<html><body>" + pages + "</body></html>", AT));
        refusedAsTooLong(() -> print("ordering/delivery-note", note("S".repeat(2_000_001), 1), ID));
    }

    private static void refusedAsTooLong(ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code()).isEqualTo("paper-too-long"));
    }

    @Test
    void manyAtOnceAreAllDrawn() {
        var drawn =
                Flux.range(0, 8)
                        .flatMap(
                                i ->
                                        papers.print(
                                                new Paper(
                                                        "ordering/delivery-note",
                                                        note("Siti " + i, 3),
                                                        ID,
                                                        AT)),
                                8)
                        .map(PrintedPaper::sha256)
                        .collectList()
                        .block();

        assertThat(drawn).hasSize(8).doesNotHaveDuplicates();
    }

    /** For a person to look at. */
    private static void keep(String name, PrintedPaper paper) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(name), paper.pdf());
    }
}
