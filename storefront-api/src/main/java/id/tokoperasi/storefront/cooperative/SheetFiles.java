package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.bulk.Exports;
import id.tokoperasi.bulk.ImportKind;
import id.tokoperasi.bulk.Imports;
import id.tokoperasi.bulk.RowProblem;
import id.tokoperasi.sheets.SheetFormat;
import id.tokoperasi.sheets.Sheets;
import id.tokoperasi.storefront.web.CurrentUser;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files of tables to take along: exports, templates, and rows with what is wrong with them. */
@RestController
class SheetFiles {

    private final Imports imports;
    private final Exports exports;
    private final ImportPages pages;
    private final Sheets sheets;

    SheetFiles(Imports imports, Exports exports, ImportPages pages, Sheets sheets) {
        this.imports = imports;
        this.exports = exports;
        this.pages = pages;
        this.sheets = sheets;
    }

    @GetMapping("/lapak/{cooperativeId}/ekspor/{exportId}/berkas")
    Mono<ResponseEntity<Resource>> export(
            CurrentUser user, @PathVariable UUID cooperativeId, @PathVariable UUID exportId) {
        return exports.find(exportId, cooperativeId)
                .doOnNext(e -> ImportPages.allowed(user, e.kind()))
                .flatMap(
                        e ->
                                exports.file(exportId, cooperativeId)
                                        .map(file -> served(file, e.format(), e.kind().path())));
    }

    /** The headings of a kind, as in its export, and rows that show how they are filled in. */
    @GetMapping("/lapak/{cooperativeId}/impor/contoh/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> template(
            CurrentUser user, @PathVariable UUID cooperativeId, @PathVariable String kind) {
        return Mono.fromSupplier(() -> ImportPages.allowed(user, ImportController.kind(kind)))
                .flatMap(
                        k ->
                                written(
                                        SheetFormat.Kind.XLSX,
                                        "contoh-" + k.path(),
                                        Flux.<List<?>>just(k.headings())
                                                .concatWith(Flux.fromIterable(k.samples()))));
    }

    /** The rows that could not be read, as they stand in the file, each with what is wrong. */
    @GetMapping("/lapak/{cooperativeId}/impor/{importId}/salah")
    Mono<ResponseEntity<Flux<DataBuffer>>> wrong(
            ServerWebExchange exchange,
            CurrentUser user,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID importId) {
        return imports.find(importId, cooperativeId)
                .doOnNext(i -> ImportPages.allowed(user, i.kind()))
                .flatMap(
                        i -> {
                            var width = i.headings().size();
                            var head = new ArrayList<Object>(i.headings());
                            head.add(pages.word("import.row", exchange));
                            head.add(pages.word("import.wrong", exchange));
                            var rows =
                                    imports.badRows(importId, cooperativeId)
                                            .<List<?>>map(
                                                    bad -> cells(bad, width, i.kind(), exchange));
                            return written(
                                    SheetFormat.Kind.CSV,
                                    "salah-" + i.kind().path(),
                                    Flux.<List<?>>just(head).concatWith(rows));
                        });
    }

    private List<Object> cells(
            Imports.BadRow bad, int width, ImportKind kind, ServerWebExchange exchange) {
        var cells = new ArrayList<Object>();
        for (int c = 0; c < width; c++) {
            cells.add(bad.row().cell(c).text());
        }
        cells.add(bad.row().number());
        cells.add(
                bad.problems().stream()
                        .map(p -> told(kind, p, exchange))
                        .collect(Collectors.joining(" ")));
        return cells;
    }

    private String told(ImportKind kind, RowProblem p, ServerWebExchange exchange) {
        var heading = ImportPages.heading(kind, p.field());
        var sentence = pages.sentence(p, exchange);
        return heading.isEmpty() ? sentence : heading + ": " + sentence;
    }

    /** A table made for this answer; its file is gone when it is sent. */
    private Mono<ResponseEntity<Flux<DataBuffer>>> written(
            SheetFormat.Kind format, String name, Flux<List<?>> rows) {
        return Mono.fromCallable(() -> Files.createTempFile("tabel", ".tmp"))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(
                        file ->
                                sheets.write(file, format, name, rows)
                                        .map(n -> head(format, name).body(content(file))));
    }

    private static Flux<DataBuffer> content(Path file) {
        return DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, 16_384)
                .doFinally(
                        s -> Schedulers.boundedElastic().schedule(() -> SheetFiles.delete(file)));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<Resource> served(
            Path file, SheetFormat.Kind format, String name) {
        return head(format, name).body(new FileSystemResource(file));
    }

    private static ResponseEntity.BodyBuilder head(SheetFormat.Kind format, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.contentType()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + format.ending(), StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}
