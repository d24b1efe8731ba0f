package id.tokoperasi.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class SheetsTests {

    private static final Sheets SHEETS = new Sheets();
    private static final String CELLS = "xl/worksheets/sheet1.xml";
    private static final int DIRECTORY_ENTRY = 0x02014b50;

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        SHEETS.destroy();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "t", ".bin"), content);
    }

    private Path file(String content) throws IOException {
        return file(content.getBytes(UTF_8));
    }

    private static List<List<String>> rows(Path file) {
        return SHEETS.rows(file)
                .map(row -> row.cells().stream().map(Cell::text).toList())
                .collectList()
                .block();
    }

    private static void refused(Path file, String code) {
        assertThatThrownBy(() -> SHEETS.head(file).then(SHEETS.rows(file).then()).block())
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, \ufeff, UTF-8",
        "UTF-16LE, \ufeff, UTF-16LE",
        "UTF-16BE, \ufeff, UTF-16BE",
        "UTF-16LE, '', UTF-16LE",
        "windows-1252, '', windows-1252"
    })
    void everyEncodingIsFoundOut(String charset, String mark, String found) throws IOException {
        var text = mark + "nama;harga\r\nKué lapis;25.000\r\n";
        var file = file(text.getBytes(Charset.forName(charset)));
        assertThat(rows(file)).containsExactly(List.of("Kué lapis", "25.000"));
        assertThat(SHEETS.head(file).block())
                .satisfies(h -> assertThat(h.headings()).containsExactly("nama", "harga"))
                .satisfies(h -> assertThat(h.format().encoding()).isEqualTo(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {";", ",", "'\t'", "|"})
    void everySeparatorIsFoundOut(String s) throws IOException {
        var file =
                file("nama%1$sharga%1$sberat\n\"a%1$sb\"%1$s25%1$s5\nc%1$s1%1$s2\n".formatted(s));
        assertThat(rows(file))
                .containsExactly(List.of("a" + s + "b", "25", "5"), List.of("c", "1", "2"));
        assertThat(SHEETS.head(file).block().format().separator()).isEqualTo(s.charAt(0));
    }

    @Test
    void semicolonsWinOverDecimalCommasAndALineMayNameTheSeparator() throws IOException {
        assertThat(rows(file("nama;harga\na;2,5\nb;3,5\n")))
                .containsExactly(List.of("a", "2,5"), List.of("b", "3,5"));
        assertThat(rows(file("sep=|\nnama|harga\na|2;5\n"))).containsExactly(List.of("a", "2;5"));
    }

    @Test
    void emptyRowsAreLeftOutAndRowNumbersAreThoseOfTheSpreadsheet() throws IOException {
        var file = file("nama;harga\n\na;1\n;\n\"dua\nbaris\";2\nb;3");
        assertThat(SHEETS.rows(file).map(SheetRow::number).collectList().block())
                .containsExactly(3, 5, 6);
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.Kind.class)
    void whatIsWrittenIsReadBack(SheetFormat.Kind kind) throws IOException {
        var file = folder.resolve("tulis." + kind.ending());
        var day = LocalDate.of(2026, 11, 24);
        var hostile =
                List.of(
                        "=1+1",
                        "+62812",
                        "-5",
                        "@x",
                        "＝x",
                        "a;\"b\"\nc",
                        "'kutip",
                        "Kué <&> é",
                        "1.000");
        var written = new ArrayList<Object>(hostile);
        written.addAll(List.of(25_000, day));
        var written2 = new ArrayList<Object>(Arrays.asList(null, "x"));
        assertThat(
                        SHEETS.write(
                                        file,
                                        kind,
                                        "Produk",
                                        Flux.just(List.of("a", "b"), written, written2))
                                .block())
                .isEqualTo(3);
        var expected = new ArrayList<>(hostile);
        expected.addAll(List.of("25000", "2026-11-24"));
        assertThat(rows(file)).containsExactly(expected, List.of("", "x"));
    }

    @Test
    void formulasNeverReachASpreadsheet() throws IOException {
        var file = folder.resolve("netral.csv");
        SHEETS.write(file, SheetFormat.Kind.CSV, "x", Flux.just(List.of("=cmd|' /C calc'!A0")))
                .block();
        assertThat(Files.readString(file)).startsWith("\ufeff\"'=cmd");
    }

    @Test
    void aFailedWritingLeavesNoFile() {
        var file = folder.resolve("gagal.xlsx");
        var rows =
                Flux.<List<String>>concat(Flux.just(List.of("a")), Flux.error(Refusal.unknown()));
        assertThatThrownBy(() -> SHEETS.write(file, SheetFormat.Kind.XLSX, "x", rows).block())
                .isInstanceOf(Refusal.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void filesThatLieAboutTheirTypeAreRefused() throws IOException {
        refused(file("%PDF-1.7\n"), "sheet-kind");
        refused(file("<html><table><tr><td>1</td></tr></table></html>"), "sheet-kind");
        refused(file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}), "sheet-old");
        refused(
                file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 1}),
                "sheet-kind");
        refused(file(new byte[0]), "sheet-empty");
        refused(file(zip(Map.of("word/document.xml", "<x/>"))), "sheet-kind");
        refused(file("PK\u0003\u0004 half a workbook"), "sheet-broken");
        refused(file("nama;harga\n\"a;1\nb;2\n"), "sheet-quotes");
    }

    @Test
    void tooManyRowsColumnsOrLettersAreRefused() throws IOException {
        refused(file("a;b\n" + "1;2\n".repeat(20_001)), "sheet-rows");
        refused(file("a;b\n" + ";".repeat(100) + "1\n"), "sheet-columns");
        refused(file("a;b\n1;" + "x".repeat(10_001) + "\n"), "sheet-cell");
        assertThat(rows(file("a;b\n" + "1;2\n".repeat(20_000)))).hasSize(20_000);
    }

    @Test
    void aZipBombIsRefusedWhateverItSaysOfItsSize() throws IOException {
        var row = "<row><c><v>1</v></c></row>".repeat(40_000);
        var parts = workbook("");
        parts.put(CELLS, "<worksheet><sheetData>" + row.repeat(60) + "</sheetData></worksheet>");
        var bomb = file(zip(parts));
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        refused(bomb, "sheet-bomb");
        var strings = workbook("<row><c t=\"s\"><v>0</v></c></row>");
        strings.put(
                "xl/sharedStrings.xml", "<sst>" + "<si><t>aaaaaaaaaaaa</t></si>".repeat(1_300_000));
        refused(file(zip(strings)), "sheet-bomb");
        var many = workbook("");
        for (int i = 0; i < 201; i++) {
            many.put("xl/x" + i, "");
        }
        refused(file(zip(many)), "sheet-bomb");
    }

    @Test
    void aPartThatUnpacksToAHundredTimesItsSizeIsRefusedThoughItIsSmall() throws IOException {
        var row = "<row><c t=\"inlineStr\"><is><t>" + "a".repeat(9_000) + "</t></is></c></row>";
        assertThat(rows(file(zip(workbook(row.repeat(100)))))).hasSize(99);
        var bomb = zip(workbook(row.repeat(300)));
        refused(file(bomb), "sheet-bomb");
        refused(file(saying(bomb, 5_000)), "sheet-bomb");
    }

    @Test
    void aPartThatIsPackedHonestlyMayNotBeLargerThanTheLimitEither() throws IOException {
        var cells = new StringBuilder(60 << 20);
        for (int i = 0; cells.length() <= 50 << 20; i++) {
            cells.append("<row><c><v>").append(i * 7_919L % 1_000_003).append("</v></c></row>");
        }
        refused(file(zip(workbook(cells.toString()))), "sheet-bomb");
    }

    /** The package, its directory telling another size of the cells. */
    private static byte[] saying(byte[] zip, int size) {
        var bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 46; i++) {
            if (bytes.getInt(i) == DIRECTORY_ENTRY
                    && CELLS.equals(new String(zip, i + 46, bytes.getShort(i + 28), UTF_8))) {
                return bytes.putInt(i + 24, size).array();
            }
        }
        throw new IllegalStateException("no cells");
    }

    @Test
    void aCellFarOutTakesNoMemoryAndEntitiesAreNotFollowed() throws IOException {
        refused(
                file(
                        zip(
                                workbook(
                                        "<row><c r=\"A1\"><v>1</v></c></row><row><c r=\"ZZZZZZ1\"><v>1</v></c></row>"))),
                "sheet-columns");
        var parts = workbook("");
        parts.put(
                CELLS,
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c"
                        + " t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");
        refused(file(zip(parts)), "sheet-broken");
    }

    @Test
    void cellsOfAWorkbookKeepWhatTheyAre() throws IOException {
        var file =
                file(
                        zip(
                                workbook(
                                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>nama</t></is></c></row>"
                                                + "<row r=\"4\"><c r=\"B4\" s=\"1\"><v>46350</v></c><c r=\"C4\"><f>1+1</f><v>2</v></c>"
                                                + "<c r=\"D4\"><v>25000.0</v></c><c r=\"E4\" t=\"str\"><f>A1</f><v>teks</v></c>"
                                                + "<c r=\"F4\" t=\"b\"><v>1</v></c><c r=\"G4\"><v>1E3</v></c></row>")));
        assertThat(SHEETS.rows(file).single().block())
                .satisfies(r -> assertThat(r.number()).isEqualTo(4))
                .satisfies(
                        r ->
                                assertThat(r.cells().stream().map(Cell::text))
                                        .containsExactly(
                                                "",
                                                "2026-11-24",
                                                "2",
                                                "25000",
                                                "teks",
                                                "ya",
                                                "1000"))
                .satisfies(r -> assertThat(r.cell(1).kind()).isEqualTo(Cell.Kind.DAY))
                .satisfies(r -> assertThat(r.cell(3).kind()).isEqualTo(Cell.Kind.NUMBER));
    }

    @Test
    void aReaderWhoStopsLeavesNoFileOpen() throws IOException {
        var file = file("a;b\n" + "1;2\n".repeat(5_000));
        assertThat(SHEETS.rows(file).take(3).collectList().block()).hasSize(3);
        Files.delete(file);
    }

    private static Map<String, String> workbook(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"x\"><sheets><sheet name=\"tersembunyi\" state=\"hidden\" r:id=\"r0\"/>"
                        + "<sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        parts.put(CELLS, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
