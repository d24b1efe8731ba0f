package id.tokoperasi.sheets;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes a table row by row; blocks. CSV is UTF-8 with a mark, semicolons and CRLF, which spreadsheets
 * with Indonesian settings open by a double click; a workbook has real numbers and days. Text that a
 * spreadsheet would take for a formula gets an apostrophe, which reading takes off again.
 */
public abstract sealed class SheetWriter implements AutoCloseable {

    /**
     * A row of strings, whole or decimal numbers, {@link LocalDate}s and, for an empty cell, null.
     *
     * @throws IOException when the stream does
     */
    public abstract void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Finishes the table; the stream stays open. */
    @Override
    public abstract void close() throws IOException;

    /**
     * A table into that stream.
     *
     * @param name of the sheet in a workbook, at most 31 letters
     */
    public static SheetWriter of(SheetFormat.Kind kind, OutputStream out, String name)
            throws IOException {
        return kind == SheetFormat.Kind.CSV ? new Csv(out) : new Xlsx(out, name);
    }

    private static final class Csv extends SheetWriter {
        private final Writer out;

        private Csv(OutputStream out) throws IOException {
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            this.out.write('\ufeff');
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(';');
                }
                var cell = cells.get(i);
                out.write(cell instanceof String text ? quoted(Neutral.make(text)) : plain(cell));
            }
            out.write("\r\n");
        }

        private static String plain(@Nullable Object cell) {
            return cell == null ? "" : cell.toString();
        }

        private static String quoted(String text) {
            return text.chars().anyMatch(c -> ";,\t|\"\r\n".indexOf(c) >= 0)
                            || !text.equals(text.strip())
                    ? '"' + text.replace("\"", "\"\"") + '"'
                    : text;
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    private static final class Xlsx extends SheetWriter {
        private static final int KEPT_ROWS = 200;

        private final Workbook book;
        private final Worksheet sheet;
        private int row;

        private Xlsx(OutputStream out, String name) {
            this.book = new Workbook(out, "Tokoperasi", "1.0");
            this.sheet = book.newWorksheet(name.replaceAll("[\\[\\]:*?/\\\\]", " "));
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                put(i, cells.get(i));
            }
            if (row == 0) {
                sheet.freezePane(0, 1);
                sheet.range(0, 0, 0, Math.max(0, cells.size() - 1)).style().bold().set();
            }
            row++;
            if (row % KEPT_ROWS == 0) {
                sheet.flush();
            }
        }

        private void put(int column, @Nullable Object cell) {
            switch (cell) {
                case null -> {}
                case Number number -> sheet.value(row, column, number);
                case LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                default -> sheet.value(row, column, clean(Neutral.make(cell.toString())));
            }
        }

        /** XML has no letters for most control characters. */
        private static String clean(String text) {
            return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "");
        }

        @Override
        public void close() throws IOException {
            book.finish();
        }
    }
}
