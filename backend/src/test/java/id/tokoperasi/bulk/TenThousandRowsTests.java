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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Measures 10,000 rows and prints seconds and heap: {@code mvn -q -pl backend -am test
 * -Dtest=TenThousandRowsTests -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TenThousandRowsTests {

    private static final int ROWS = 10_000;
    private static Warehouse warehouse;

    /** Nothing counts the rows while they come in, as in the first minute of an empty database. */
    @BeforeAll
    static void open() {
        warehouse = new Warehouse();
        for (var table : List.of("listings", "variants", "stock")) {
            warehouse.backend.run(
                    "alter table catalog." + table + " set (autovacuum_enabled = false)");
        }
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.Kind.class)
    void areTriedAndTakenInUnderAMinuteAndFlatMemory(SheetFormat.Kind format) throws IOException {
        var shop = warehouse.cooperative();
        var sent = warehouse.send(shop, ImportKind.LISTINGS, file(format, 0));
        var before = settled();
        resetPeaks();
        var begun = System.nanoTime();
        var tried = warehouse.tried(sent);
        var trial = seconds(begun);
        begun = System.nanoTime();
        var taken = warehouse.taken(tried);
        var run = seconds(begun);
        begun = System.nanoTime();
        var again = warehouse.taken(warehouse.tried(sent(shop, file(format, 0))));
        var same = seconds(begun);
        begun = System.nanoTime();
        var dearer = warehouse.taken(warehouse.tried(sent(shop, file(format, 500))));
        var change = seconds(begun);
        var kept = settled() - before;
        System.out.printf(
                "%s, %d rows: trial %.1f s, import %.1f s, same file again %.1f s, all dearer %.1f s; heap %d MB before, %d MB"
                        + " more after, peak with garbage %d MB%n",
                format, ROWS, trial, run, same, change, before >> 20, kept >> 20, peak() >> 20);
        assertThat(taken.run().state()).isEqualTo(JobState.DONE);
        assertThat(warehouse.run(taken)).isEqualTo(ROWS + " new, 0 changed, 0 same, 0 wrong");
        assertThat(warehouse.run(again)).isEqualTo("0 new, 0 changed, " + ROWS + " same, 0 wrong");
        assertThat(warehouse.run(dearer)).isEqualTo("0 new, " + ROWS + " changed, 0 same, 0 wrong");
        assertThat(List.of(run, same, change)).allMatch(seconds -> seconds < 60);
        assertThat(kept).isLessThan(20 << 20);
    }

    private static Import sent(UUID shop, byte[] file) {
        return warehouse.send(shop, ImportKind.LISTINGS, file);
    }

    private static byte[] file(SheetFormat.Kind format, int dearer) throws IOException {
        var sheets = new Sheets();
        try {
            var file = Files.createTempFile("sepuluh-ribu", ".tmp");
            var rows =
                    Flux.<List<?>>just(ImportKind.LISTINGS.headings())
                            .concatWith(Flux.range(1, ROWS).map(i -> row(i, dearer)));
            sheets.write(file, format, "produk", rows).block();
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } finally {
            sheets.destroy();
        }
    }

    private static List<?> row(int i, int dearer) {
        return Arrays.asList(
                "SKU-" + i,
                null,
                "Emping melinjo nomor " + i,
                "Dibuat anggota koperasi dari melinjo setempat, dijemur dua hari.",
                "emping",
                "gram",
                "500 g",
                10_000 + i + dearer,
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
