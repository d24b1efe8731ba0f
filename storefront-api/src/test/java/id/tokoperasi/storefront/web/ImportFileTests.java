package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.tokoperasi.jobs.Jobs;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are not as one would wish, sent by the form: read where they can be, else a clear word. */
class ImportFileTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final HostileShop SHOP =
            HostileShop.open(STOREFRONT, List.of("Berkas", "Desa Baru", "Jalan 1", "Kami"));
    private static final String PAGE = SHOP.page("/impor");

    /** More than may come: the end of the file is never asked for. */
    private static final long TWO_GIGABYTES = 2L << 30;

    private static final long TAKEN_AT_MOST = 60L << 20;

    private final Browser manager = new Browser();

    @BeforeEach
    void theManagerIsThere() {
        manager.signIn(SHOP.manager(), UUID.randomUUID().toString());
    }

    private Answer sends(String kind, String name, byte[] file) {
        var fields = Map.of("jenis", kind, "kunci", UUID.randomUUID().toString());
        return manager.upload(PAGE, fields, name, file);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, \ufeff",
        "UTF-16LE, \ufeff",
        "UTF-16BE, \ufeff",
        "UTF-16LE, ''",
        "windows-1252, ''"
    })
    void namesAreReadInEveryEncoding(String charset, String mark) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        var text = mark + "No;Nama;Desa;Masuk\r\n" + number + ";André;Cikolelet;1 Mei 2020\r\n";
        var at = imported("anggota", text.getBytes(Charset.forName(charset)));
        assertThat(manager.get(at).body()).contains("Selesai diimpor");
        assertThat(manager.get(SHOP.page("/anggota?q=" + number)).body()).contains("André");
    }

    @Test
    void daysAreReadInEveryHabitAndWhatMayBeTwoDaysIsSaidAtItsRow() {
        var file =
                """
                No;Nama;Desa;Masuk
                D-1;Satu;Cikolelet;24/11/2020
                D-2;Dua;Cikolelet;05/06/2021
                D-3;Tiga;Cikolelet;2022-07-08
                D-4;Empat;Cikolelet;9 September 2023
                D-5;Lima;Cikolelet;45000
                D-6;Enam;Cikolelet;31/02/2024
                D-7;Tujuh;Cikolelet;kemarin
                """;
        var page = manager.get(imported("anggota", file.getBytes(UTF_8))).body();
        assertThat(page)
                .containsPattern("<th scope=\"row\"[^>]*>7</th><td[^>]*>Tanggal masuk</td>")
                .containsPattern("<th scope=\"row\"[^>]*>8</th><td[^>]*>Tanggal masuk</td>");
        assertThat(manager.get(SHOP.page("/anggota?q=D-")).body())
                .contains("24 November 2020", "5 Juni 2021", "8 Juli 2022", "9 September 2023")
                .contains("15 Maret 2023")
                .doesNotContain("Enam", "Tujuh");
        var either = "No;Nama;Desa;Masuk\nE-1;Satu;Cikolelet;05/06/2021\n".getBytes(UTF_8);
        assertThat(manager.get(tried("anggota", either)).body()).contains("dapat berarti dua hal");
    }

    @Test
    void priceIsReadInBothHabitsAndWhatMayBeTwoNumbersIsSaidAtItsRow() {
        var head = "sku;nama;keterangan;kategori;harga\n";
        var row = "%s;Emping;Dibuat dari melinjo setempat;emping;%s\n";
        var file =
                head
                        + row.formatted("N-1", "25.000")
                        + row.formatted("N-2", "Rp 1.250.000,-")
                        + row.formatted("N-3", "30000");
        assertThat(manager.get(tried("produk", file.getBytes(UTF_8))).body())
                .contains("Impor 3 baris");
        var english = head + row.formatted("N-4", "25,000.00") + row.formatted("N-5", "1,500");
        assertThat(manager.get(tried("produk", english.getBytes(UTF_8))).body())
                .contains("Impor 2 baris");
        var mixed = head + row.formatted("N-6", "25,000.00") + row.formatted("N-7", "25.000");
        assertThat(manager.get(tried("produk", mixed.getBytes(UTF_8))).body())
                .contains("Impor 1 baris", "Angka ini dapat berarti dua hal")
                .containsPattern("<th scope=\"row\"[^>]*>3</th><td[^>]*>Harga</td>");
    }

    @Test
    void halfRowsAndRowsTooLongAreSaidAndTheOthersComeIn() {
        var file = "sku;nama;keterangan;kategori;harga\nH-1;Emping\nH-2;Emping;a;emping;1;x;y\n";
        assertThat(manager.get(tried("produk", file.getBytes(UTF_8))).body())
                .contains("Kolom ini wajib diisi", "Periksa pemisahnya")
                .doesNotContain("/mulai");
    }

    @Test
    void aFileThatLiesAboutWhatItIsIsRefusedAndKeptNowhere() throws IOException {
        var before = manager.get(PAGE).body().split("/impor/[0-9a-f-]{36}").length;
        refused("daftar.csv", "%PDF-1.7\n".getBytes(UTF_8), "bukan tabel CSV atau XLSX");
        refused("daftar.xlsx", "<html><table></table>".getBytes(UTF_8), "bukan tabel CSV");
        refused("daftar.xlsx", zip("word/document.xml", "<x/>"), "bukan tabel CSV");
        refused("daftar.xlsx", new byte[] {'P', 'K', 3, 4, 9, 9}, "Berkas XLSX ini rusak");
        refused("daftar.xlsx", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, ".xls");
        refused("daftar.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}, "bukan tabel CSV");
        refused("daftar.csv", new byte[0], "Berkas ini kosong");
        refused("daftar.xlsx", bomb(), "jauh lebih besar daripada tabel biasa");
        assertThat(manager.get(PAGE).body().split("/impor/[0-9a-f-]{36}")).hasSize(before);
        // A workbook by another name is what it is.
        assertThat(sends("stok", "stok.txt", "sku;stok\nA;1\n".getBytes(UTF_8)).status())
                .isEqualTo(303);
    }

    private void refused(String name, byte[] file, String words) {
        var answer = sends("stok", name, file);
        assertThat(answer.status()).as(name).isEqualTo(422);
        assertThat(answer.body()).contains(words);
    }

    private static byte[] bomb() throws IOException {
        return zip(
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<r><Relationship Id=\"r1\" Target=\"sheet.xml\"/></r>",
                "xl/sheet.xml",
                "<s><row><c t=\"inlineStr\"><is><t>"
                        + "0".repeat(20 << 20)
                        + "</t></is></c></row></s>");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileOverTheLimitIsRefusedAndTheNextOneIsTaken() {
        var over = sends("stok", "besar.csv", new byte[(20 << 20) + 1]);
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.body()).contains("paling besar 20 MB");
        var far = sends("stok", "besar.csv", new byte[22 << 20]);
        assertThat(far.status()).isEqualTo(413);
        assertThat(far.body()).contains("melebihi batas ukuran");
        var next = sends("stok", "kecil.csv", "sku;stok\nA;1\n".getBytes(UTF_8));
        assertThat(next.status()).isEqualTo(303);
    }

    @Test
    void twoGigabytesAreNotWaitedFor() throws IOException {
        manager.get(PAGE);
        var start = manager.parts(Map.of("jenis", "stok"), "besar.csv", new byte[0]);
        var head =
                """
                POST %s HTTP/1.1
                Host: localhost
                Accept: text/html
                Cookie: %s
                Content-Type: %s
                Content-Length: %d

                """
                        .formatted(PAGE, manager.cookieHeader(), Browser.FORM_DATA, TWO_GIGABYTES)
                        .replace("\n", "\r\n");
        var node = URI.create(STOREFRONT.address());
        try (var socket = new Socket(node.getHost(), node.getPort())) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(head.getBytes(UTF_8));
            out.write(start, 0, start.length - "\r\n--batas--\r\n".length());
            var answered = socket.getInputStream();
            var sent = pour(out, () -> answered.available() > 0);
            assertThat(sent).isLessThan(TAKEN_AT_MOST);
            assertThat(new String(answered.readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 413");
        }
        assertThat(manager.get(PAGE).status()).isEqualTo(200);
    }

    private interface Sign {
        boolean seen() throws IOException;
    }

    /** Sends as much as is taken until there is an answer. */
    private static long pour(OutputStream out, Sign answer) throws IOException {
        var piece = new byte[1 << 16];
        long sent = 0;
        while (sent < TAKEN_AT_MOST && !answer.seen()) {
            out.write(piece);
            sent += piece.length;
        }
        return sent;
    }

    @Test
    void aFormWithoutAFileSaysSo() {
        var answer = manager.post(PAGE, Map.of("jenis", "stok"));
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(sends("stok", "", new byte[9]).body()).contains("Berkas ini kosong");
        assertThat(sends("rahasia", "a.csv", new byte[9]).status()).isEqualTo(404);
    }

    private String tried(String kind, byte[] file) {
        var sent = sends(kind, "berkas.csv", file);
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        var at = sent.header("Location");
        var columns = ImportPageTests.columns(manager.get(at).body());
        assertThat(manager.post(at + "/uji", columns).status()).isEqualTo(303);
        STOREFRONT.bean(Jobs.class).work().block();
        return at;
    }

    private String imported(String kind, byte[] file) {
        var at = tried(kind, file);
        assertThat(manager.post(at + "/mulai", Map.of()).status()).isEqualTo(303);
        STOREFRONT.bean(Jobs.class).work().block();
        return at;
    }
}
