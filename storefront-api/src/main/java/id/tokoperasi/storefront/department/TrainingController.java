package id.tokoperasi.storefront.department;

import id.tokoperasi.programme.SignUps;
import id.tokoperasi.programme.Training;
import id.tokoperasi.programme.TrainingInvitations;
import id.tokoperasi.programme.TrainingPlan;
import id.tokoperasi.programme.Trainings;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;
import java.util.function.Function;

/** Trainings of the dinas. */
@Controller
class TrainingController {

    private static final String PAGE = "department/training";
    private static final String FORM = "department/training-form";
    private static final Typed NOTHING = new Typed(new LinkedMultiValueMap<>());

    private final TrainingPages pages;
    private final Trainings trainings;
    private final TrainingInvitations invitations;
    private final SignUps signUps;
    private final FormWords words;

    TrainingController(
            TrainingPages pages,
            Trainings trainings,
            TrainingInvitations invitations,
            SignUps signUps,
            FormWords words) {
        this.pages = pages;
        this.trainings = trainings;
        this.invitations = invitations;
        this.signUps = signUps;
        this.words = words;
    }

    @GetMapping(TrainingPages.PATH)
    Mono<Rendering> list(ServerWebExchange exchange, CurrentUser user) {
        return pages.list(exchange, user).map(view -> Fragments.page("department/trainings", view));
    }

    @GetMapping("/dinas/pelatihan/baru")
    Mono<Rendering> fresh(ServerWebExchange exchange, CurrentUser user) {
        return pages.form(exchange, user, null, NOTHING, FormErrors.NONE)
                .map(view -> Fragments.page(FORM, view));
    }

    @PostMapping(TrainingPages.PATH)
    Mono<Rendering> announce(ServerWebExchange exchange, CurrentUser user, Once once) {
        return writes(
                exchange,
                user,
                once,
                null,
                (typed, id) -> plan(typed).flatMap(p -> trainings.announce(id, p, user.subject())));
    }

    private static Mono<TrainingPlan> plan(Typed typed) {
        return Mono.fromSupplier(() -> TrainingForm.read(typed));
    }

    @GetMapping("/dinas/pelatihan/{trainingId}/ubah")
    Mono<Rendering> form(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID trainingId) {
        return trainings
                .find(trainingId)
                .flatMap(
                        t ->
                                pages.form(
                                        exchange,
                                        user,
                                        trainingId,
                                        TrainingForm.write(t),
                                        FormErrors.NONE))
                .map(view -> Fragments.page(FORM, view));
    }

    @PostMapping("/dinas/pelatihan/{trainingId}/ubah")
    Mono<Rendering> edit(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID trainingId) {
        return writes(
                exchange,
                user,
                once,
                trainingId,
                (typed, id) ->
                        plan(typed)
                                .flatMap(
                                        p ->
                                                trainings.edit(
                                                        trainingId,
                                                        typed.number("versi").orElse(0),
                                                        p,
                                                        user.subject())));
    }

    /** Does what is typed, with an id that is the same for a repeated call. */
    private interface Work {
        Mono<Training> with(Typed typed, UUID id);
    }

    private Mono<Rendering> writes(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @Nullable UUID trainingId,
            Work work) {
        return once.step(
                (typed, id) -> work.with(typed, id).map(t -> at(t.id(), "simpan")),
                (typed, no) ->
                        pages.form(exchange, user, trainingId, typed, words.of(no, exchange))
                                .map(view -> Fragments.mend(FORM, view)));
    }

    private static String at(UUID trainingId, String news) {
        return Fragments.withNews(TrainingPages.PATH + "/" + trainingId, news);
    }

    @GetMapping("/dinas/pelatihan/{trainingId}")
    Mono<Rendering> one(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID trainingId) {
        return pages.one(exchange, user, trainingId, FormErrors.NONE)
                .map(view -> Fragments.page(PAGE, view));
    }

    /** Calls it off, with the {@code reason}. */
    @PostMapping("/dinas/pelatihan/{trainingId}/batal")
    Mono<Rendering> cancel(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID trainingId) {
        return does(
                exchange,
                user,
                once,
                trainingId,
                "pelatihan-batal",
                typed ->
                        trainings.cancel(
                                trainingId,
                                typed.number("versi").orElse(0),
                                typed.text("reason"),
                                user.subject()));
    }

    /** Invites those that are ticked in {@code koperasi}. */
    @PostMapping("/dinas/pelatihan/{trainingId}/undang")
    Mono<Rendering> invite(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID trainingId) {
        return does(
                exchange,
                user,
                once,
                trainingId,
                "ajak",
                typed -> invitations.invite(trainingId, typed.ids("koperasi"), user.subject()));
    }

    /** Marks those that are ticked in {@code peserta} as having been there. */
    @PostMapping("/dinas/pelatihan/{trainingId}/hadir")
    Mono<Rendering> attended(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID trainingId) {
        return does(
                exchange,
                user,
                once,
                trainingId,
                "hadir",
                typed -> signUps.markAttended(trainingId, typed.ids("peserta"), user.subject()));
    }

    private Mono<Rendering> does(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID trainingId,
            String news,
            Function<Typed, Mono<?>> work) {
        return once.step(
                (typed, id) -> work.apply(typed).thenReturn(at(trainingId, news)),
                (typed, no) ->
                        pages.one(exchange, user, trainingId, words.of(no, exchange).asWhole())
                                .map(view -> Fragments.mend(PAGE, view)));
    }
}
