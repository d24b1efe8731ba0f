package id.tokoperasi.storefront.department;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.PaperFiles;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Checklist;
import id.tokoperasi.verification.DecisionReason;
import id.tokoperasi.verification.Desk;
import id.tokoperasi.verification.Outcome;
import id.tokoperasi.verification.Verdict;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The officers' queue of papers and applications. */
@Controller
@RequestMapping("/dinas/verifikasi")
class QueueController {

    private static final String QUEUE = "department/queue";
    private static final String PAPER = "department/paper";

    private final QueuePages pages;
    private final Desk desk;
    private final Checklist checklist;
    private final Cooperatives cooperatives;
    private final FormWords words;

    QueueController(
            QueuePages pages,
            Desk desk,
            Checklist checklist,
            Cooperatives cooperatives,
            FormWords words) {
        this.pages = pages;
        this.desk = desk;
        this.checklist = checklist;
        this.cooperatives = cooperatives;
        this.words = words;
    }

    @GetMapping
    Mono<Rendering> queue(ServerWebExchange exchange, CurrentUser user) {
        return pages.queue(exchange, user, FormErrors.NONE)
                .map(view -> Fragments.page(QUEUE, view));
    }

    /** Asks again for the papers {@code pilih}, with a {@code reason} and a {@code note}. */
    @PostMapping("/minta-ulang")
    Mono<Rendering> askAgain(ServerWebExchange exchange, CurrentUser user, Once once) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                once.form(
                                        id ->
                                                askAgain(typed, user)
                                                        .thenReturn(
                                                                Fragments.withNews(
                                                                        "/dinas/verifikasi",
                                                                        "minta-ulang"))))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                pages.queue(exchange, user, words.of(refusal, exchange).asWhole())
                                        .map(view -> Fragments.mend(QUEUE, view)));
    }

    private Mono<?> askAgain(Typed typed, CurrentUser user) {
        var ids = typed.texts("pilih").stream().map(Typed::idOf).flatMap(Optional::stream).toList();
        var reason = constant(DecisionReason.class, typed.text("reason"));
        return reason == null
                ? Mono.error(Refusal.invalidField("reason", "decision-reason"))
                : desk.askAgain(ids, reason, typed.text("note"), user.subject());
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/{itemId}")
    Mono<Rendering> paper(ServerWebExchange exchange, CurrentUser user, @PathVariable UUID itemId) {
        return pages.paper(exchange, user, itemId, FormErrors.NONE)
                .map(view -> Fragments.page(PAPER, view));
    }

    @GetMapping("/{itemId}/berkas/{documentId}")
    @ResponseBody
    Mono<ResponseEntity<Resource>> file(@PathVariable UUID itemId, @PathVariable UUID documentId) {
        return desk.find(itemId)
                .flatMap(e -> checklist.file(documentId, e.item().cooperativeId()))
                .map(file -> PaperFiles.served(documentId, file));
    }

    /** Takes it on the table for ten minutes. */
    @PostMapping("/{itemId}/pegang")
    Mono<Rendering> hold(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID itemId) {
        return does(
                exchange,
                user,
                once,
                itemId,
                "/dinas/verifikasi/" + itemId,
                "pegang",
                typed -> desk.hold(itemId, user.subject(), user.name()));
    }

    /** Decides about the version {@code versi}: {@code outcome}, {@code reason}, {@code note}, {@code validUntil}. */
    @PostMapping("/{itemId}")
    Mono<Rendering> decide(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID itemId) {
        return does(
                exchange,
                user,
                once,
                itemId,
                "/dinas/verifikasi",
                "putus",
                typed ->
                        Mono.defer(
                                () ->
                                        desk.decide(
                                                itemId,
                                                typed.number("versi").orElse(0),
                                                verdict(typed),
                                                user.subject())));
    }

    private static Verdict verdict(Typed typed) {
        var outcome = constant(Outcome.class, typed.text("outcome"));
        if (outcome == null) {
            throw Refusal.invalidField("outcome", "decision-outcome");
        }
        var until =
                typed.has("validUntil")
                        ? typed.date("validUntil")
                                .orElseThrow(
                                        () -> Refusal.invalidField("validUntil", "date-malformed"))
                        : null;
        var reason = constant(DecisionReason.class, typed.text("reason"));
        return new Verdict(outcome, reason, typed.text("note"), until);
    }

    /** Stops the cooperative of this paper, with a {@code reason}. */
    @PostMapping("/{itemId}/hentikan")
    Mono<Rendering> suspend(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID itemId) {
        return does(
                exchange,
                user,
                once,
                itemId,
                "/dinas/verifikasi/" + itemId,
                "hentikan",
                typed ->
                        desk.find(itemId)
                                .flatMap(
                                        e ->
                                                cooperatives.suspend(
                                                        e.item().cooperativeId(),
                                                        typed.text("reason"),
                                                        user.subject())));
    }

    /** Lets the cooperative of this paper sell again, or takes back one that had left. */
    @PostMapping("/{itemId}/lanjutkan")
    Mono<Rendering> reopen(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID itemId) {
        return does(
                exchange,
                user,
                once,
                itemId,
                "/dinas/verifikasi/" + itemId,
                "lanjutkan",
                typed ->
                        desk.find(itemId)
                                .flatMap(e -> reopen(e.item().cooperativeId(), user.subject())));
    }

    private Mono<?> reopen(UUID cooperativeId, String actor) {
        return cooperatives
                .find(cooperativeId)
                .flatMap(
                        c ->
                                switch (c.status()) {
                                    case SUSPENDED -> cooperatives.verify(cooperativeId, actor);
                                    case LEFT -> cooperatives.readmit(cooperativeId, actor);
                                    default -> Mono.error(Refusal.conflict("cooperative-state"));
                                });
    }

    private Mono<Rendering> does(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID itemId,
            String then,
            String news,
            Function<Typed, Mono<?>> work) {
        return once.step(
                (typed, id) -> work.apply(typed).thenReturn(Fragments.withNews(then, news)),
                (typed, refusal) -> explain(exchange, user, itemId, refusal));
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, CurrentUser user, UUID itemId, Refusal refusal) {
        var late = refusal.kind() == Refusal.Kind.CONFLICT || refusal.kind() == Refusal.Kind.STALE;
        return pages.paper(exchange, user, itemId, words.of(refusal, exchange).asWhole())
                .map(view -> late ? Fragments.conflict(PAPER, view) : Fragments.mend(PAPER, view));
    }
}
