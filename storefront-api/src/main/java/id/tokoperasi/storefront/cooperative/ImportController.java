package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.bulk.ImportKind;
import id.tokoperasi.bulk.Imports;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Import of many rows: send, choose columns, try out, take in. */
@Controller
class ImportController {

    private static final String LIST = "cooperative/imports";
    private static final String ONE = "cooperative/import";

    private final ImportPages pages;
    private final Imports imports;
    private final FormWords words;

    ImportController(ImportPages pages, Imports imports, FormWords words) {
        this.pages = pages;
        this.imports = imports;
        this.words = words;
    }

    @GetMapping("/lapak/{cooperativeId}/impor")
    Mono<Rendering> list(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        return pages.list(exchange, cooperativeId, user, FormErrors.NONE)
                .map(view -> Fragments.page(LIST, view));
    }

    /** Form parts {@code jenis} and {@code berkas}; {@code kunci} makes it safe to repeat. */
    @PostMapping("/lapak/{cooperativeId}/impor")
    Mono<Rendering> send(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        return exchange.getMultipartData()
                .flatMap(parts -> send(cooperativeId, user, parts))
                .map(sent -> Fragments.to("/lapak/" + cooperativeId + "/impor/" + sent))
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                refusal.kind() != Refusal.Kind.INVALID
                                        ? Mono.error(refusal)
                                        : pages.list(
                                                        exchange,
                                                        cooperativeId,
                                                        user,
                                                        words.of(refusal, exchange).asWhole())
                                                .map(view -> Fragments.mend(LIST, view)));
    }

    private Mono<UUID> send(
            UUID cooperativeId, CurrentUser user, MultiValueMap<String, Part> parts) {
        if (!(parts.getFirst("berkas") instanceof FilePart file) || file.filename().isBlank()) {
            return Mono.error(Refusal.invalidField("file", "sheet-empty"));
        }
        var kind = ImportPages.allowed(user, kind(field(parts, "jenis")));
        var key = user.subject() + cooperativeId + field(parts, Once.FIELD);
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return imports.send(
                        id, cooperativeId, kind, file.filename(), file.content(), user.subject())
                .map(sent -> sent.id());
    }

    private static String field(MultiValueMap<String, Part> parts, String name) {
        return parts.getFirst(name) instanceof FormFieldPart field ? field.value() : "";
    }

    /** Refuses as unknown what is no kind. */
    static ImportKind kind(String path) {
        return Arrays.stream(ImportKind.values())
                .filter(k -> k.path().equals(path))
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    /** The page of a file; htmx asks for its part while a job runs. */
    @GetMapping("/lapak/{cooperativeId}/impor/{importId}")
    Mono<Rendering> one(
            ServerWebExchange exchange,
            CurrentUser user,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID importId) {
        Fragments.wanted(exchange);
        return pages.one(exchange, cooperativeId, importId, user, FormErrors.NONE)
                .map(view -> Fragments.page(ONE, view));
    }

    /** Fields {@code kolom-<field>} with the number of a column from 0, or nothing. */
    @PostMapping("/lapak/{cooperativeId}/impor/{importId}/uji")
    Mono<Rendering> check(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID importId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                does(
                                        new Place(exchange, user, once, cooperativeId, importId),
                                        job ->
                                                imports.find(importId, cooperativeId)
                                                        .flatMap(
                                                                i ->
                                                                        imports.check(
                                                                                job,
                                                                                importId,
                                                                                cooperativeId,
                                                                                mapping(
                                                                                        i.kind(),
                                                                                        typed),
                                                                                user.subject()))));
    }

    private static List<Integer> mapping(ImportKind kind, Typed typed) {
        return kind.fields().stream()
                .map(f -> typed.has("kolom-" + f.name()) ? column(typed, f.name()) : -1)
                .toList();
    }

    private static int column(Typed typed, String field) {
        return typed.count("kolom-" + field)
                .orElseThrow(() -> Refusal.invalidField("mapping", "mapping-malformed"));
    }

    @PostMapping("/lapak/{cooperativeId}/impor/{importId}/mulai")
    Mono<Rendering> run(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID importId) {
        return does(
                new Place(exchange, user, once, cooperativeId, importId),
                job -> imports.run(job, importId, cooperativeId, user.subject()));
    }

    @PostMapping("/lapak/{cooperativeId}/impor/{importId}/batal")
    Mono<Rendering> cancel(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID importId) {
        return does(
                new Place(exchange, user, once, cooperativeId, importId),
                job -> imports.cancel(importId, cooperativeId));
    }

    /** One file, and who does something to it. */
    private record Place(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID cooperativeId,
            UUID importId) {

        String page() {
            return "/lapak/" + cooperativeId + "/impor/" + importId;
        }
    }

    private Mono<Rendering> does(Place place, Function<UUID, Mono<?>> work) {
        return imports.find(place.importId(), place.cooperativeId())
                .doOnNext(i -> ImportPages.allowed(place.user(), i.kind()))
                .then(
                        Mono.defer(
                                () ->
                                        place.once()
                                                .form(
                                                        id ->
                                                                work.apply(id)
                                                                        .thenReturn(place.page()))))
                .map(Fragments::after)
                .onErrorResume(Refusal.class, refusal -> explain(place, refusal));
    }

    private Mono<Rendering> explain(Place place, Refusal refusal) {
        var errors = words.of(refusal, place.exchange()).asWhole();
        var conflict = refusal.kind() == Refusal.Kind.CONFLICT;
        if (!conflict && refusal.kind() != Refusal.Kind.INVALID) {
            return Mono.error(refusal);
        }
        return pages.one(
                        place.exchange(),
                        place.cooperativeId(),
                        place.importId(),
                        place.user(),
                        errors)
                .map(view -> conflict ? Fragments.conflict(ONE, view) : Fragments.mend(ONE, view));
    }
}
