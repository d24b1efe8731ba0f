package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.AnswerTexts;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.ReviewRules;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the dinas looks at: its rules, its usual answers, and how much of each cooperative. */
@Controller
class ReviewController {

    private static final String RULES = "department/review-rules";
    private static final String MODES = "department/review-modes";
    private static final int BASIS_POINTS = 100;

    private final ReviewPages pages;
    private final Reviews reviews;
    private final AnswerTexts answers;
    private final FormWords words;

    ReviewController(ReviewPages pages, Reviews reviews, AnswerTexts answers, FormWords words) {
        this.pages = pages;
        this.reviews = reviews;
        this.answers = answers;
        this.words = words;
    }

    @GetMapping("/dinas/aturan-moderasi")
    Mono<Rendering> rules(ServerWebExchange exchange, CurrentUser user) {
        return pages.rules(exchange, user, null, FormErrors.NONE)
                .map(view -> Fragments.page(RULES, view));
    }

    @PostMapping("/dinas/aturan-moderasi")
    Mono<Rendering> putRules(ServerWebExchange exchange, CurrentUser user, Once once) {
        return exchange.getFormData()
                .map(Typed::new)
                .map(ReviewController::read)
                .flatMap(
                        rules ->
                                once.form(
                                                id ->
                                                        reviews.putRules(rules, user.subject())
                                                                .thenReturn(
                                                                        "/dinas/aturan-moderasi?kabar=aturan"))
                                        .map(Fragments::after)
                                        .onErrorResume(
                                                Refusal.class,
                                                no -> mend(exchange, user, rules, no)));
    }

    /** What cannot be read is out of range, so that the rules refuse it at its field. */
    private static ReviewRules read(Typed typed) {
        return new ReviewRules(
                Math.min(typed.count("priceUpBasisPoints").orElse(-1), 100_000) * BASIS_POINTS,
                typed.count("newWordsPercent").orElse(-1),
                Set.copyOf(typed.texts("riskyFields")),
                Arrays.stream(ReviewMode.values())
                        .filter(m -> m.name().equals(typed.text("defaultMode")))
                        .findFirst()
                        .orElse(ReviewMode.ALL),
                typed.count("usualDays").orElse(-1),
                typed.number("versi").orElse(0));
    }

    private Mono<Rendering> mend(
            ServerWebExchange exchange, CurrentUser user, @Nullable ReviewRules sent, Refusal no) {
        var stale = no.kind() == Refusal.Kind.STALE;
        return no.kind() == Refusal.Kind.UNKNOWN
                ? Mono.error(no)
                : pages.rules(
                                exchange,
                                user,
                                sent,
                                stale && sent != null ? FormErrors.NONE : words.of(no, exchange))
                        .map(
                                view ->
                                        stale
                                                ? Fragments.conflict(RULES, view)
                                                : Fragments.mend(RULES, view));
    }

    @PostMapping("/dinas/aturan-moderasi/jawaban")
    Mono<Rendering> addAnswer(ServerWebExchange exchange, CurrentUser user, Once once) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                answer(
                                        exchange,
                                        user,
                                        once,
                                        id ->
                                                answers.add(
                                                                id,
                                                                typed.text("name"),
                                                                typed.text("words"),
                                                                user.subject())
                                                        .then()));
    }

    /** Button {@code aksi=hapus} takes it out of use, any other saves it. */
    @PostMapping("/dinas/aturan-moderasi/jawaban/{answerId}")
    Mono<Rendering> editAnswer(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID answerId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                answer(
                                        exchange,
                                        user,
                                        once,
                                        id -> change(answerId, typed, user.subject())));
    }

    private Mono<Void> change(UUID answerId, Typed typed, String officer) {
        var seen = typed.number("versi").orElse(0);
        return typed.text("aksi").equals("hapus")
                ? answers.retire(answerId, seen, officer)
                : answers.edit(answerId, seen, typed.text("name"), typed.text("words"), officer)
                        .then();
    }

    private Mono<Rendering> answer(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            Function<UUID, Mono<Void>> work) {
        return once.form(
                        id ->
                                Mono.defer(() -> work.apply(id))
                                        .thenReturn("/dinas/aturan-moderasi?kabar=simpan"))
                .map(Fragments::after)
                .onErrorResume(Refusal.class, no -> mend(exchange, user, null, no));
    }

    @GetMapping("/dinas/moderasi-koperasi")
    Mono<Rendering> modes(ServerWebExchange exchange, CurrentUser user) {
        return pages.modes(exchange, user, FormErrors.NONE)
                .map(view -> Fragments.page(MODES, view));
    }

    @PostMapping("/dinas/moderasi-koperasi/{cooperativeId}")
    Mono<Rendering> putMode(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return once.step(
                (typed, id) -> putMode(cooperativeId, typed, user.subject()),
                (typed, no) ->
                        pages.modes(exchange, user, words.of(no, exchange))
                                .map(view -> Fragments.conflict(MODES, view)));
    }

    private Mono<String> putMode(UUID cooperativeId, Typed typed, String officer) {
        return Mono.justOrEmpty(
                        Arrays.stream(ReviewMode.values())
                                .filter(m -> m.name().equals(typed.text("mode")))
                                .findFirst())
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        mode ->
                                reviews.putMode(
                                        cooperativeId,
                                        mode,
                                        typed.number("versi").orElse(0),
                                        officer))
                .thenReturn(Fragments.withNews(typed.back("/dinas/moderasi-koperasi"), "simpan"));
    }
}
