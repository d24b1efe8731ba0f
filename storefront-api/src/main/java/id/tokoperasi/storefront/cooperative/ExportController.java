package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.bulk.Exports;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.sheets.SheetFormat;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Tables that a cooperative takes along. */
@Controller
class ExportController {

    private final ImportPages pages;
    private final Exports exports;
    private final FormWords words;

    ExportController(ImportPages pages, Exports exports, FormWords words) {
        this.pages = pages;
        this.exports = exports;
        this.words = words;
    }

    /** Fields {@code jenis} and {@code bentuk}, which is {@code csv} or {@code xlsx}. */
    @PostMapping("/lapak/{cooperativeId}/ekspor")
    Mono<Rendering> ask(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                once.form(
                                        id ->
                                                exports.ask(
                                                                id,
                                                                cooperativeId,
                                                                ImportPages.allowed(
                                                                        user,
                                                                        ImportController.kind(
                                                                                typed.text(
                                                                                        "jenis"))),
                                                                format(typed),
                                                                user.subject())
                                                        .map(e -> at(cooperativeId, id))))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                refusal.kind() != Refusal.Kind.CONFLICT
                                        ? Mono.error(refusal)
                                        : pages.list(
                                                        exchange,
                                                        cooperativeId,
                                                        user,
                                                        words.of(refusal, exchange).asWhole())
                                                .map(
                                                        view ->
                                                                Fragments.conflict(
                                                                        "cooperative/imports",
                                                                        view)));
    }

    private static SheetFormat.Kind format(Typed typed) {
        return typed.text("bentuk").equals("csv") ? SheetFormat.Kind.CSV : SheetFormat.Kind.XLSX;
    }

    private static String at(UUID cooperativeId, UUID exportId) {
        return "/lapak/" + cooperativeId + "/ekspor/" + exportId;
    }

    @GetMapping("/lapak/{cooperativeId}/ekspor/{exportId}")
    Mono<Rendering> one(
            ServerWebExchange exchange,
            CurrentUser user,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID exportId) {
        Fragments.wanted(exchange);
        return exports.find(exportId, cooperativeId)
                .doOnNext(e -> ImportPages.allowed(user, e.kind()))
                .flatMap(e -> pages.export(exchange, cooperativeId, e))
                .map(view -> Fragments.page("cooperative/export", view));
    }
}
