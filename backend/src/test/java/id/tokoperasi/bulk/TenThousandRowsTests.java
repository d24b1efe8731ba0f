package id.tokoperasi.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.jobs.JobState;
import id.tokoperasi.sheets.SheetFormat;
import id.tokoperasi.sheets.Sheets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Measures 10,000 rows and prints seconds and heap: {@code mvn -q -pl backend -am test
 * -Dtest=TenThousandRowsTests -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TenThousandRowsTests {

    private static final int ROWS = 10_000;
    private static Warehouse warehouse;

    @BeforeAll
    static void open() {
        warehouse = new Warehouse();
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.Kind.class)
    void areTriedAndTakenInUnderAMinuteAndFlatMemory(SheetFormat.Kind format) throws IOException {
        var shop = warehouse.cooperative();
        var sent = warehouse.send(shop, ImportKind.LISTINGS, file(format));
        var before = settled();
        resetPeaks();
        var begun = System.nanoTime();
        var tried = warehouse.tried(sent);
        var trial = seconds(begun);
        begun = System.nanoTime();
        var taken = warehouse.taken(tried);
        var run = seconds(begun);
        begun = System.nanoTime();
        var again =
                warehouse.taken(
                        warehouse.tried(warehouse.send(shop, ImportKind.LISTINGS, file(format))));
        var same = seconds(begun);
        var kept = settled() - before;
        System.out.printf(
                "%s, %d rows: trial %.1f s, import %.1f s, same file again %.1f s; heap %d MB before, %d MB"
                        + " more after, peak with garbage %d MB%n",
                format, ROWS, trial, run, same, before >> 20, kept >> 20, peak() >> 20);
        assertThat(taken.run().state()).isEqualTo(JobState.DONE);
        assertThat(warehouse.run(taken)).isEqualTo(ROWS + " new, 0 changed, 0 same, 0 wrong");
        assertThat(warehouse.run(again)).isEqualTo("0 new, 0 changed, " + ROWS + " same, 0 wrong");
        assertThat(Duration.ofMillis((long) (run * 1_000))).isLessThan(Duration.ofSeconds(60));
        assertThat(kept).isLessThan(20 << 20);
    }

    private static byte[] file(SheetFormat.Kind format) throws IOException {
        var sheets = new Sheets();
        try {
            var file = Files.createTempFile("sepuluh-ribu", ".tmp");
            var rows =
                    Flux.<List<?>>just(ImportKind.LISTINGS.headings())
                            .concatWith(Flux.range(1, ROWS).map(TenThousandRowsTests::row));
            sheets.write(file, format, "produk", rows).block();
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } finally {
            sheets.destroy();
        }
    }

    private static List<?> row(int i) {
        return Arrays.asList(
                "SKU-" + i,
                null,
                "Emping melinjo nomor " + i,
                "Dibuat anggota koperasi dari melinjo setempat, dijemur dua hari.",
                "emping",
                "gram",
                "500 g",
                10_000 + i,
                550,
                500,
                i % 50,
                0,
                null);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long settled() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed())
                .sum();
    }
}
