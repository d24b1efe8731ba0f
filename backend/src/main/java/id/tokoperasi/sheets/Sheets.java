package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and writes tables on threads of their own, so that nobody waits for a file. */
@Component
public class Sheets implements DisposableBean {

    /** The largest file that is read: 20 MB. */
    public static final long FILE_MAX_BYTES = 20L << 20;

    /** Rows that are read at most, the headings not counted. */
    public static final int ROWS_MAX = SheetLimits.ROWS;

    private static final int THREADS = 4;
    private static final int WAITING = 200;

    private final Scheduler files = Schedulers.newBoundedElastic(THREADS, WAITING, "sheets");

    @Override
    public void destroy() {
        files.dispose();
    }

    /** What a table is, before its rows are read. */
    public record Head(SheetFormat format, List<String> headings, List<SheetRow> first) {}

    /**
     * The headings and the first rows, at most five. Refuses as {@link #rows} does, and {@code
     * sheet-empty} when there are no headings.
     */
    public Mono<Head> head(Path file) {
        return Mono.fromCallable(() -> headNow(file)).subscribeOn(files);
    }

    private static Head headNow(Path file) throws IOException {
        try (var reader = open(file)) {
            var headings = reader.next();
            if (headings == null) {
                throw Refusal.invalid("sheet-empty", Map.of());
            }
            var first = new ArrayList<SheetRow>();
            for (var row = reader.next(); row != null && first.size() < 5; row = reader.next()) {
                first.add(row);
            }
            return new Head(
                    reader.format(), headings.cells().stream().map(Cell::text).toList(), first);
        }
    }

    /**
     * The rows below the headings that are not empty, as fast as they are asked for. Refuses {@code
     * sheet-kind} for what is neither CSV nor XLSX whatever its name says, {@code sheet-old} for the old
     * format of Excel, {@code sheet-broken}, {@code sheet-bomb}, {@code sheet-encoding}, {@code
     * sheet-quotes}, {@code sheet-rows} over 20,000, {@code sheet-columns} over 100, {@code sheet-cell}
     * over 10,000 letters, and {@code sheet-slow}.
     */
    public Flux<SheetRow> rows(Path file) {
        return Flux.<SheetRow, SheetReader>generate(
                        () -> opened(file),
                        (reader, sink) -> {
                            try {
                                var row = reader.next();
                                if (row == null) {
                                    sink.complete();
                                } else {
                                    sink.next(row);
                                }
                            } catch (IOException | RuntimeException e) {
                                sink.error(e);
                            }
                            return reader;
                        },
                        Sheets::close)
                .subscribeOn(files);
    }

    private static SheetReader opened(Path file) throws IOException {
        var reader = open(file);
        reader.next();
        return reader;
    }

    private static void close(SheetReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By content; the name may lie. */
    static SheetReader open(Path file) throws IOException {
        var head = Encodings.head(file);
        if (head.length == 0) {
            throw Refusal.invalid("sheet-empty", Map.of());
        }
        if (Encodings.starts(head, 'P', 'K')) {
            return new SheetLimits(XlsxReader.open(file));
        }
        if (Encodings.starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Refusal.invalid("sheet-old", Map.of());
        }
        if (isOther(head)) {
            throw Refusal.invalid("sheet-kind", Map.of());
        }
        return new SheetLimits(CsvReader.open(file));
    }

    private static boolean isOther(byte[] head) {
        var start =
                new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return start.startsWith("%pdf-")
                || start.startsWith("<")
                || start.startsWith("{\"")
                || start.startsWith("{\\rtf")
                || start.startsWith("\u00ef\u00bb\u00bf<");
    }

    /**
     * Writes rows into a new file as they come and answers how many they were; the file is gone when it
     * fails.
     *
     * @param name of the sheet in a workbook
     */
    public Mono<Long> write(
            Path file, SheetFormat.Kind kind, String name, Flux<? extends List<?>> rows) {
        return Mono.using(
                        () -> new Open(file, kind, name),
                        open ->
                                rows.publishOn(files, 64)
                                        .doOnNext(open::row)
                                        .count()
                                        .doOnNext(n -> open.finish()),
                        Open::close)
                .subscribeOn(files);
    }

    private static final class Open {
        private final Path file;
        private final BufferedOutputStream out;
        private final SheetWriter writer;
        private boolean finished;

        private Open(Path file, SheetFormat.Kind kind, String name) throws IOException {
            this.file = file;
            this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            this.writer = SheetWriter.of(kind, out, name);
        }

        private void row(List<?> cells) {
            try {
                writer.row(cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void finish() {
            try {
                writer.close();
                finished = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void close() {
            try {
                out.close();
                if (!finished) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
