package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.Ruling;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.department.ModerationPages.Said;
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

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The moderation inbox of the dinas, and its decisions. */
@Controller
class ModerationController {

    private static final String INBOX = "department/moderation";
    private static final String REQUEST = "department/request";

    /** The buttons of the forms. */
    private static final Map<String, Ruling> RULINGS =
            Map.of("setuju", Ruling.APPROVE, "minta", Ruling.ASK, "tolak", Ruling.REJECT);

    private final ModerationPages pages;
    private final Moderation moderation;
    private final FormWords words;

    ModerationController(ModerationPages pages, Moderation moderation, FormWords words) {
        this.pages = pages;
        this.moderation = moderation;
        this.words = words;
    }

    @GetMapping("/dinas/moderasi")
    Mono<Rendering> inbox(ServerWebExchange exchange, CurrentUser user) {
        return pages.inbox(exchange, user, Said.NOTHING).map(view -> Fragments.page(INBOX, view));
    }

    @GetMapping("/dinas/moderasi/{requestId}")
    Mono<Rendering> request(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID requestId) {
        return pages.request(exchange, user, requestId, Said.NOTHING)
                .map(view -> Fragments.page(REQUEST, view));
    }

    /** Decides about one; what somebody else has decided meanwhile is shown with their decision. */
    @PostMapping("/dinas/moderasi/{requestId}")
    Mono<Rendering> decide(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID requestId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                moderation
                                        .find(requestId)
                                        .flatMap(
                                                known ->
                                                        once.form(
                                                                id ->
                                                                        decide(
                                                                                requestId, typed,
                                                                                user)))
                                        .map(Fragments::after)
                                        .onErrorResume(
                                                Refusal.class,
                                                no ->
                                                        no.kind() == Refusal.Kind.UNKNOWN
                                                                ? Mono.error(no)
                                                                : explain(
                                                                        exchange, user, requestId,
                                                                        typed, no)));
    }

    private Mono<String> decide(UUID requestId, Typed typed, CurrentUser user) {
        return Mono.justOrEmpty(ruling(typed))
                .switchIfEmpty(
                        Mono.error(() -> Refusal.invalidField("keputusan", "answer-missing")))
                .flatMap(
                        ruling ->
                                moderation.decide(requestId, ruling, answer(typed), user.subject()))
                .map(done -> Fragments.withNews("/dinas/moderasi/" + requestId, "putus"));
    }

    private static Optional<Ruling> ruling(Typed typed) {
        return Optional.ofNullable(RULINGS.get(typed.text("keputusan")));
    }

    /** The chosen words and what was typed besides. */
    private static String answer(Typed typed) {
        var chosen = typed.text("pilihan");
        var own = typed.text("answer");
        return chosen.isEmpty() || own.isEmpty() ? chosen + own : chosen + "\n" + own;
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, CurrentUser user, UUID requestId, Typed typed, Refusal no) {
        var said = new Said(typed.text("answer"), words.of(no, exchange));
        var decided = no.kind() == Refusal.Kind.CONFLICT;
        return pages.request(exchange, user, requestId, said)
                .map(
                        view ->
                                decided
                                        ? Fragments.conflict(REQUEST, view)
                                        : Fragments.mend(REQUEST, view));
    }

    /** Decides about many alike; the inbox then tells how many went, and why others did not. */
    @PostMapping("/dinas/moderasi")
    Mono<Rendering> decideAll(ServerWebExchange exchange, CurrentUser user, Once once) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                once.formOutside(attempt -> decideAll(typed, user))
                                        .map(Fragments::after)
                                        .onErrorResume(
                                                Refusal.class,
                                                no -> explain(exchange, user, typed, no)));
    }

    private Mono<String> decideAll(Typed typed, CurrentUser user) {
        var ids = typed.texts("id").stream().map(Typed::idOf).flatMap(Optional::stream).toList();
        return Mono.justOrEmpty(ruling(typed))
                .switchIfEmpty(
                        Mono.error(() -> Refusal.invalidField("keputusan", "answer-missing")))
                .flatMap(ruling -> moderation.decideAll(ids, ruling, answer(typed), user.subject()))
                .map(ModerationController::path);
    }

    private static String path(List<Moderation.Outcome> all) {
        var done = all.stream().filter(o -> o.refusal() == null).count();
        var why =
                all.stream()
                        .map(Moderation.Outcome::refusal)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(","));
        return "/dinas/moderasi?putus=" + done + "&tidak=" + (all.size() - done) + "&sebab=" + why;
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, CurrentUser user, Typed typed, Refusal no) {
        var said = new Said(typed.text("answer"), words.of(no, exchange));
        return pages.inbox(exchange, user, said).map(view -> Fragments.mend(INBOX, view));
    }
}
