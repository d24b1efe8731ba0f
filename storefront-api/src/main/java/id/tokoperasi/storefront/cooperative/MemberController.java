package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.membership.JoinTerms;
import id.tokoperasi.membership.MemberLine;
import id.tokoperasi.membership.Members;
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

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A cooperative's register of members, and those who ask to join. */
@Controller
class MemberController {

    private static final String FORM = "cooperative/member";
    private static final String REQUESTS = "cooperative/join-requests";

    private final MemberPages pages;
    private final Members members;
    private final JoinRequests requests;
    private final FormWords words;

    MemberController(MemberPages pages, Members members, JoinRequests requests, FormWords words) {
        this.pages = pages;
        this.members = members;
        this.requests = requests;
        this.words = words;
    }

    @GetMapping("/lapak/{cooperativeId}/anggota")
    Mono<Rendering> list(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        var template =
                Fragments.wanted(exchange, "lagi")
                        ? "cooperative/members-more"
                        : "cooperative/members";
        return pages.list(exchange, cooperativeId, user)
                .map(view -> Fragments.page(template, view));
    }

    @GetMapping("/lapak/{cooperativeId}/anggota/baru")
    Mono<Rendering> fresh(ServerWebExchange exchange, @PathVariable UUID cooperativeId) {
        return pages.form(exchange, cooperativeId, null).map(view -> Fragments.page(FORM, view));
    }

    @GetMapping("/lapak/{cooperativeId}/anggota/{memberId}")
    Mono<Rendering> form(
            ServerWebExchange exchange,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID memberId) {
        return pages.form(exchange, cooperativeId, memberId)
                .map(view -> Fragments.page(FORM, view));
    }

    @PostMapping("/lapak/{cooperativeId}/anggota")
    Mono<Rendering> add(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return saves(
                exchange,
                once,
                cooperativeId,
                null,
                (typed, id) ->
                        line(typed)
                                .flatMap(
                                        line ->
                                                members.add(
                                                        id, cooperativeId, line, user.subject())));
    }

    @PostMapping("/lapak/{cooperativeId}/anggota/{memberId}")
    Mono<Rendering> edit(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID memberId) {
        return saves(
                exchange,
                once,
                cooperativeId,
                memberId,
                (typed, id) ->
                        line(typed)
                                .flatMap(
                                        line ->
                                                members.edit(
                                                        memberId,
                                                        cooperativeId,
                                                        typed.number("versi").orElse(0),
                                                        line,
                                                        user.subject())));
    }

    private static Mono<MemberLine> line(Typed typed) {
        return Mono.fromSupplier(
                () ->
                        new MemberLine(
                                typed.text("number"),
                                typed.text("name"),
                                typed.text("village"),
                                phone(typed),
                                typed.date("joinedOn")
                                        .orElseThrow(
                                                () ->
                                                        Refusal.invalidField(
                                                                "joinedOn", "date-malformed")),
                                lastDay(typed),
                                typed.has("namedAsMaker")));
    }

    private static @Nullable String phone(Typed typed) {
        return typed.has("phone")
                ? typed.phone("phone")
                        .orElseThrow(() -> Refusal.invalidField("phone", "phone-malformed"))
                : null;
    }

    private static @Nullable LocalDate lastDay(Typed typed) {
        return typed.has("leftOn")
                ? typed.date("leftOn")
                        .orElseThrow(() -> Refusal.invalidField("leftOn", "date-malformed"))
                : null;
    }

    private Mono<Rendering> saves(
            ServerWebExchange exchange,
            Once once,
            UUID cooperativeId,
            @Nullable UUID memberId,
            BiFunction<Typed, UUID, Mono<?>> work) {
        var list = "/lapak/" + cooperativeId + "/anggota";
        return once.step(
                (typed, id) -> work.apply(typed, id).thenReturn(Fragments.withNews(list, "simpan")),
                (typed, refusal) ->
                        pages.typed(
                                        exchange,
                                        cooperativeId,
                                        memberId,
                                        typed,
                                        words.of(refusal, exchange))
                                .map(view -> Fragments.mend(FORM, view)));
    }

    @GetMapping("/lapak/{cooperativeId}/anggota/pengajuan")
    Mono<Rendering> waiting(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        return pages.waiting(exchange, cooperativeId, user, FormErrors.NONE)
                .map(view -> Fragments.page(REQUESTS, view));
    }

    /** Enters the person under the {@code number}. */
    @PostMapping("/lapak/{cooperativeId}/anggota/pengajuan/{requestId}/terima")
    Mono<Rendering> accept(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID requestId) {
        return answers(
                exchange,
                user,
                once,
                cooperativeId,
                "anggota-terima",
                typed ->
                        requests.accept(
                                requestId, cooperativeId, typed.text("number"), user.subject()));
    }

    /** Says no, with the {@code reason}. */
    @PostMapping("/lapak/{cooperativeId}/anggota/pengajuan/{requestId}/tolak")
    Mono<Rendering> refuse(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID requestId) {
        return answers(
                exchange,
                user,
                once,
                cooperativeId,
                "anggota-tolak",
                typed ->
                        requests.refuse(
                                requestId, cooperativeId, typed.text("reason"), user.subject()));
    }

    @PostMapping("/lapak/{cooperativeId}/anggota/syarat")
    Mono<Rendering> terms(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return answers(
                exchange,
                user,
                once,
                cooperativeId,
                "simpan",
                typed -> Mono.defer(() -> requests.putTerms(cooperativeId, terms(typed))));
    }

    private static JoinTerms terms(Typed typed) {
        return new JoinTerms(
                typed.has("open"),
                rupiah(typed, "principalRupiah"),
                rupiah(typed, "monthlyRupiah"),
                typed.text("words"),
                typed.number("versi").orElse(0));
    }

    private static Money rupiah(Typed typed, String field) {
        return typed.has(field)
                ? Money.rupiah(
                        typed.number(field)
                                .orElseThrow(() -> Refusal.invalidField(field, "money-malformed")))
                : Money.ZERO;
    }

    private Mono<Rendering> answers(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID cooperativeId,
            String news,
            Function<Typed, Mono<?>> work) {
        var page = "/lapak/" + cooperativeId + "/anggota/pengajuan";
        return once.step(
                (typed, id) -> work.apply(typed).thenReturn(Fragments.withNews(page, news)),
                (typed, refusal) ->
                        pages.waiting(
                                        exchange,
                                        cooperativeId,
                                        user,
                                        words.of(refusal, exchange).asWhole())
                                .map(view -> Fragments.mend(REQUESTS, view)));
    }
}
