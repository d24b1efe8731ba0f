package id.tokoperasi.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

import id.tokoperasi.kernel.Refusal;

import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.Map;
import java.util.logging.Level;

/** Draws a filled template as PDF. Blocks. The same template and moment give the same bytes. */
final class Press {

    private static final String FONT = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final float PDF_VERSION = 1.7f;

    static {
        XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
    }

    private final byte[] regular = PaperAssets.read("/liberation/LiberationSans-Regular.ttf");
    private final byte[] bold = PaperAssets.read("/liberation/LiberationSans-Bold.ttf");

    /** Refuses {@code paper-too-long}. */
    PrintedPaper print(String page, Instant dated) throws IOException {
        try (var renderer = builder(page).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            var document = renderer.getPdfDocument();
            int pages = document.getNumberOfPages();
            if (pages > Papers.PAGES_MAX) {
                throw Refusal.invalid("paper-too-long", Map.of("pages", pages));
            }
            date(document, page, dated);
            var out = new ByteArrayOutputStream();
            document.save(out);
            var pdf = out.toByteArray();
            return new PrintedPaper(pdf, HexFormat.of().formatHex(sha256(pdf)), pages);
        }
    }

    private PdfRendererBuilder builder(String page) {
        return new PdfRendererBuilder()
                .withHtmlContent(page, null)
                .withProducer("Tokoperasi")
                .usePdfVersion(PDF_VERSION)
                .useFont(
                        () -> new ByteArrayInputStream(regular),
                        FONT,
                        REGULAR,
                        FontStyle.NORMAL,
                        true)
                .useFont(() -> new ByteArrayInputStream(bold), FONT, BOLD, FontStyle.NORMAL, true)
                .useReplacementText("\u00b7")
                .useProtocolsStreamImplementation(new PaperAssets(), "tk-asset")
                .useExternalResourceAccessControl(
                        (uri, type) -> PaperAssets.isOwn(uri),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> PaperAssets.isOwn(uri),
                        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    }

    /** The file's own dates and id would be of now; they come from the data instead. */
    private static void date(PDDocument document, String page, Instant dated) {
        var at = GregorianCalendar.from(dated.atZone(java.time.ZoneOffset.UTC));
        var information = document.getDocumentInformation();
        information.setCreationDate(at);
        information.setModificationDate(at);
        document.setDocumentId(
                ByteBuffer.wrap(sha256(page.getBytes(StandardCharsets.UTF_8))).getLong());
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
