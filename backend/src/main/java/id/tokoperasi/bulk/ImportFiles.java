package id.tokoperasi.bulk;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.sheets.SheetRow;
import id.tokoperasi.sheets.Sheets;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The files of imports and exports: taken in, read, and thrown away when their time is over. */
@Component
class ImportFiles {

    private static final Duration KEPT = Duration.ofDays(7);

    private final ImportRows rows;
    private final MediaStore media;
    private final Sheets sheets;
    private final Transactions transactions;
    private final Clock clock;

    ImportFiles(
            ImportRows rows,
            MediaStore media,
            Sheets sheets,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.media = media;
        this.sheets = sheets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** See {@link Imports#send}. */
    Mono<Import> send(
            UUID id,
            UUID cooperativeId,
            ImportKind kind,
            String fileName,
            Flux<DataBuffer> content,
            String actor) {
        var key = "private/imports/" + id + ".data";
        return media.write(key, content, Sheets.FILE_MAX_BYTES)
                .flatMap(
                        bytes ->
                                media.local(key)
                                        .flatMap(sheets::head)
                                        .flatMap(
                                                head ->
                                                        keep(
                                                                fresh(
                                                                        id,
                                                                        cooperativeId,
                                                                        kind,
                                                                        fileName,
                                                                        key,
                                                                        bytes,
                                                                        head),
                                                                actor)))
                .onErrorResume(
                        error -> media.delete(key).onErrorComplete().then(Mono.error(error)));
    }

    private Import fresh(
            UUID id,
            UUID cooperativeId,
            ImportKind kind,
            String fileName,
            String key,
            long bytes,
            Sheets.Head head) {
        return new Import(
                id,
                cooperativeId,
                kind,
                name(fileName),
                key,
                bytes,
                head.format(),
                head.headings(),
                kind.guess(head.headings()),
                null,
                null,
                1,
                clock.instant());
    }

    private static String name(String fileName) {
        var plain = fileName.replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
        return plain.substring(0, Math.min(plain.length(), 120));
    }

    private Mono<Import> keep(Import fresh, String actor) {
        return transactions.run(
                () ->
                        rows.insert(fresh, actor)
                                .switchIfEmpty(rows.byId(fresh.id(), fresh.cooperativeId()))
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .delayUntil(
                                        s ->
                                                rows.keepUntil(
                                                        fresh.fileKey(),
                                                        fresh.createdAt().plus(KEPT)))
                                .map(ImportRows.Stored::plain));
    }

    /** The rows below the headings; refuses {@code import-gone} when the file is no longer kept. */
    Flux<SheetRow> rows(Import i) {
        return media.local(i.fileKey())
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("import-gone")))
                .flatMapMany(sheets::rows);
    }

    /** Throws away files whose time is over; answers how many. */
    Mono<Integer> sweep() {
        return rows.old(clock.instant(), 100)
                .collectList()
                .filter(keys -> !keys.isEmpty())
                .flatMap(
                        keys ->
                                Flux.fromIterable(keys)
                                        .concatMap(media::delete)
                                        .then(rows.forget(keys))
                                        .thenReturn(keys.size()))
                .defaultIfEmpty(0);
    }
}
