package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Refuses a table that is larger than anybody's honest one, and one that takes too long to read. */
final class SheetLimits implements SheetReader {

    static final int ROWS = 20_000;
    static final int COLUMNS = 100;
    static final int CELL = 10_000;
    static final Duration READING = Duration.ofSeconds(60);

    private final SheetReader inner;
    private int rows;
    private long spent;

    SheetLimits(SheetReader inner) {
        this.inner = inner;
    }

    @Override
    public SheetFormat format() {
        return inner.format();
    }

    /** The next row that is not empty; null at the end. */
    @Override
    public @Nullable SheetRow next() throws IOException {
        var begun = System.nanoTime();
        try {
            return nextFilled(begun);
        } finally {
            spent += System.nanoTime() - begun;
        }
    }

    private @Nullable SheetRow nextFilled(long begun) throws IOException {
        var row = inner.next();
        while (row != null && row.isEmpty()) {
            refuseIf(spent + System.nanoTime() - begun > READING.toNanos(), "sheet-slow", Map.of());
            row = inner.next();
        }
        refuseIf(spent + System.nanoTime() - begun > READING.toNanos(), "sheet-slow", Map.of());
        if (row != null) {
            rows++;
            // The headings are not counted.
            refuseIf(rows > ROWS + 1, "sheet-rows", Map.of("rows", ROWS));
            check(row);
        }
        return row;
    }

    private static void check(SheetRow row) {
        List<Cell> cells = row.cells();
        var at = Map.of("row", row.number());
        refuseIf(cells.size() > COLUMNS, "sheet-columns", at);
        refuseIf(cells.stream().anyMatch(c -> c.text().length() > CELL), "sheet-cell", at);
    }

    private static void refuseIf(boolean wrong, String code, Map<String, ?> facts) {
        if (wrong) {
            throw Refusal.invalid(code, facts);
        }
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
