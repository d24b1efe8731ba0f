package id.tokoperasi.storefront.resident;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.JoinRequest;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.membership.JoinState;
import id.tokoperasi.membership.JoinTerms;
import id.tokoperasi.membership.JoinWish;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** The page on which a resident asks a cooperative to become a member. */
@Controller
class JoinController {

    private static final Typed NOTHING = new Typed(new LinkedMultiValueMap<>());

    private final Shells shells;
    private final Cooperatives cooperatives;
    private final JoinRequests requests;
    private final FormWords words;

    JoinController(
            Shells shells, Cooperatives cooperatives, JoinRequests requests, FormWords words) {
        this.shells = shells;
        this.cooperatives = cooperatives;
        this.requests = requests;
        this.words = words;
    }

    /** Everybody reads the terms; whoever is signed in may ask. */
    @GetMapping("/koperasi/{slug}/gabung")
    Mono<Rendering> join(ServerWebExchange exchange, Visitor visitor, @PathVariable String slug) {
        return cooperative(slug)
                .flatMap(c -> page(exchange, c, visitor.user(), NOTHING, FormErrors.NONE))
                .map(view -> Fragments.page("resident/join", view));
    }

    @PostMapping("/koperasi/{slug}/gabung")
    Mono<Rendering> ask(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable String slug) {
        return Mono.zip(cooperative(slug), exchange.getFormData().map(Typed::new))
                .flatMap(
                        both -> {
                            var cooperative = both.getT1();
                            var typed = both.getT2();
                            return once.form(
                                            id ->
                                                    wish(typed, user)
                                                            .flatMap(
                                                                    w ->
                                                                            requests.ask(
                                                                                    id,
                                                                                    cooperative
                                                                                            .id(),
                                                                                    w))
                                                            .thenReturn(path(slug, "gabung-minta")))
                                    .map(Fragments::after)
                                    .onErrorResume(
                                            Refusal.class,
                                            r -> explain(exchange, cooperative, user, typed, r));
                        });
    }

    private static Mono<JoinWish> wish(Typed typed, CurrentUser user) {
        return Mono.fromSupplier(
                () ->
                        new JoinWish(
                                user.subject(),
                                typed.text("name"),
                                user.verifiedEmail(),
                                typed.phone("phone")
                                        .orElseThrow(
                                                () ->
                                                        Refusal.invalidField(
                                                                "phone", "phone-malformed")),
                                typed.text("village"),
                                typed.text("business")));
    }

    private static String path(String slug, String news) {
        return Fragments.withNews("/koperasi/" + slug + "/gabung", news);
    }

    @PostMapping("/koperasi/{slug}/gabung/batal")
    Mono<Rendering> takeBack(CurrentUser user, Once once, @PathVariable String slug) {
        return once.form(
                        id ->
                                cooperative(slug)
                                        .flatMap(c -> requests.newest(c.id(), user.subject()))
                                        .switchIfEmpty(Mono.error(Refusal::unknown))
                                        .flatMap(r -> requests.takeBack(r.id(), user.subject()))
                                        .thenReturn(path(slug, "gabung-batal")))
                .map(Fragments::after);
    }

    private Mono<Cooperative> cooperative(String slug) {
        return cooperatives
                .bySlug(slug)
                .filter(Cooperative::sells)
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, Cooperative c, CurrentUser user, Typed typed, Refusal r) {
        return page(exchange, c, user, typed, words.of(r, exchange))
                .map(view -> Fragments.mend("resident/join", view));
    }

    private Mono<JoinView> page(
            ServerWebExchange exchange,
            Cooperative c,
            @Nullable CurrentUser user,
            Typed typed,
            FormErrors errors) {
        var newest =
                user == null ? Mono.<JoinRequest>empty() : requests.newest(c.id(), user.subject());
        return Mono.zip(
                        shells.of(exchange),
                        requests.terms(c.id()),
                        newest.map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(
                        all ->
                                view(
                                        all.getT1(),
                                        c,
                                        all.getT2(),
                                        all.getT3().orElse(null),
                                        user,
                                        typed,
                                        errors));
    }

    private static JoinView view(
            Shell shell,
            Cooperative c,
            JoinTerms terms,
            @Nullable JoinRequest newest,
            @Nullable CurrentUser user,
            Typed typed,
            FormErrors errors) {
        var state = newest == null ? null : newest.state();
        var done = state == JoinState.WAITING || state == JoinState.ACCEPTED;
        return new JoinView(
                shell,
                c.name(),
                c.slug(),
                terms.principal().rupiah(),
                terms.monthly().rupiah(),
                terms.words(),
                stateKey(shell, terms, newest),
                newest == null || newest.reason() == null ? "" : newest.reason(),
                newest == null ? null : newest.answerBy(),
                c.phone(),
                terms.open() && !done,
                user != null,
                state == JoinState.WAITING,
                typed.has("name") || user == null ? typed.text("name") : user.name(),
                typed.text("phone"),
                typed.text("village"),
                typed.text("business"),
                errors);
    }

    private static String stateKey(Shell shell, JoinTerms terms, @Nullable JoinRequest newest) {
        if (newest == null || newest.state() == JoinState.TAKEN_BACK) {
            return terms.open() ? "" : "join.closed";
        }
        return newest.state() == JoinState.WAITING && newest.answerBy().isBefore(shell.now())
                ? "join.overdue"
                : "join.state." + newest.state().name();
    }
}
