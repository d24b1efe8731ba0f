package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.programme.Calls;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.SignUps;
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
import java.util.UUID;
import java.util.function.BiFunction;

/** Trainings that the dinas offers to a cooperative, and what it asks of it. */
@Controller
class TrainingOfferController {

    private static final String PAGE = "cooperative/trainings";

    private final TrainingOfferPages pages;
    private final SignUps signUps;
    private final Calls calls;
    private final FormWords words;

    TrainingOfferController(
            TrainingOfferPages pages, SignUps signUps, Calls calls, FormWords words) {
        this.pages = pages;
        this.signUps = signUps;
        this.calls = calls;
        this.words = words;
    }

    @GetMapping("/lapak/{cooperativeId}/pelatihan")
    Mono<Rendering> page(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        return pages.page(exchange, cooperativeId, user, FormErrors.NONE)
                .map(view -> Fragments.page(PAGE, view));
    }

    /** Signs somebody up by {@code name} and {@code phone}. */
    @PostMapping("/lapak/{cooperativeId}/pelatihan/{trainingId}/daftar")
    Mono<Rendering> signUp(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID trainingId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "daftar",
                (typed, id) ->
                        Mono.defer(
                                () ->
                                        signUps.signUp(
                                                id,
                                                trainingId,
                                                cooperativeId,
                                                typed.text("name"),
                                                phone(typed),
                                                user.subject())));
    }

    private static String phone(Typed typed) {
        return typed.phone("phone")
                .orElseThrow(() -> Refusal.invalidField("phone", "phone-malformed"));
    }

    @PostMapping("/lapak/{cooperativeId}/pelatihan/{trainingId}/daftar/{signUpId}/batal")
    Mono<Rendering> takeOff(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID trainingId,
            @PathVariable UUID signUpId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "daftar-batal",
                (typed, id) -> signUps.cancel(signUpId, trainingId, cooperativeId));
    }

    /** Those ticked in {@code peserta} are there, by the {@code code} of the room. */
    @PostMapping("/lapak/{cooperativeId}/pelatihan/{trainingId}/hadir")
    Mono<Rendering> attend(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID trainingId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "hadir",
                (typed, id) ->
                        signUps.attend(
                                trainingId,
                                cooperativeId,
                                typed.ids("peserta"),
                                typed.text("code")));
    }

    /** Answers what the dinas asks, with {@code answer} and {@code sector}. */
    @PostMapping("/lapak/{cooperativeId}/pelatihan/ajakan/{callId}")
    Mono<Rendering> answer(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID callId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "jawab",
                (typed, id) ->
                        calls.answer(
                                callId,
                                cooperativeId,
                                typed.text("answer"),
                                sector(typed),
                                user.subject()));
    }

    private static @Nullable Sector sector(Typed typed) {
        return Arrays.stream(Sector.values())
                .filter(s -> s.name().equals(typed.text("sector")))
                .findFirst()
                .orElse(null);
    }

    private Mono<Rendering> does(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID cooperativeId,
            String news,
            BiFunction<Typed, UUID, Mono<?>> work) {
        var page = "/lapak/" + cooperativeId + "/pelatihan";
        return once.step(
                (typed, id) -> work.apply(typed, id).thenReturn(Fragments.withNews(page, news)),
                (typed, refusal) ->
                        pages.page(
                                        exchange,
                                        cooperativeId,
                                        user,
                                        words.of(refusal, exchange).asWhole())
                                .map(view -> Fragments.mend(PAGE, view)));
    }
}
