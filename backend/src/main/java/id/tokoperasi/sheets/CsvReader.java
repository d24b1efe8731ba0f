package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;

/** Reads separated text. */
final class CsvReader implements SheetReader {

    private static final String SAYS_SEPARATOR = "sep=";
    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final int TRIED_ROWS = 30;

    private final Reader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final SheetFormat format;
    private int row;

    private CsvReader(Reader reader, CSVParser parser, SheetFormat format) {
        this.reader = reader;
        this.parser = parser;
        this.records = parser.iterator();
        this.format = format;
    }

    static CsvReader open(Path file) throws IOException {
        var charset = Encodings.of(file);
        var said = said(file, charset);
        char separator = said == 0 ? guess(file, charset) : said;
        var reader = reader(file, charset, said != 0);
        return new CsvReader(
                reader,
                parser(reader, separator),
                new SheetFormat(SheetFormat.Kind.CSV, charset.name(), separator));
    }

    private static Reader reader(Path file, Charset charset, boolean skipFirst) throws IOException {
        var reader = new BufferedReader(Encodings.reader(file, charset));
        if (skipFirst) {
            reader.readLine();
        }
        return reader;
    }

    private static CSVParser parser(Reader reader, char separator) throws IOException {
        return CSVParser.builder()
                .setReader(reader)
                .setFormat(
                        CSVFormat.DEFAULT
                                .builder()
                                .setDelimiter(separator)
                                .setIgnoreEmptyLines(false)
                                .get())
                .get();
    }

    /** The separator that a first line {@code sep=;} names; 0 when there is no such line. */
    private static char said(Path file, Charset charset) throws IOException {
        try (var reader = Encodings.reader(file, charset)) {
            var start = new char[SAYS_SEPARATOR.length() + 1];
            int n = reader.read(start);
            return n == start.length && new String(start).startsWith(SAYS_SEPARATOR)
                    ? start[start.length - 1]
                    : 0;
        }
    }

    /** The one that cuts most of the first rows into as many cells as the headings, and the most. */
    private static char guess(Path file, Charset charset) throws IOException {
        char best = SEPARATORS[0];
        long most = -1;
        for (char separator : SEPARATORS) {
            var score = score(file, charset, separator);
            if (score > most) {
                most = score;
                best = separator;
            }
        }
        return best;
    }

    private static long score(Path file, Charset charset, char separator) throws IOException {
        int width = 0;
        int alike = 0;
        int rows = 0;
        try (var reader = Encodings.reader(file, charset);
                var parser = parser(reader, separator)) {
            for (var found : parser) {
                width = rows == 0 ? found.size() : width;
                alike += found.size() == width ? 1 : 0;
                if (++rows == TRIED_ROWS) {
                    break;
                }
            }
        } catch (UncheckedIOException | IllegalStateException notThisOne) {
            return -1;
        }
        return width < 2 ? 0 : 1_000L * alike / Math.max(1, rows) * 1_000 + width;
    }

    @Override
    public SheetFormat format() {
        return format;
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        row++;
        try {
            return records.hasNext() ? row(records.next()) : null;
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw Refusal.invalid(
                    broken.getCause() instanceof CharacterCodingException
                            ? "sheet-encoding"
                            : "sheet-quotes",
                    Map.of("row", row));
        }
    }

    private SheetRow row(CSVRecord found) {
        var cells = new ArrayList<Cell>(found.size());
        found.forEach(raw -> cells.add(Cell.text(raw)));
        return new SheetRow(row, cells);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        reader.close();
    }
}
