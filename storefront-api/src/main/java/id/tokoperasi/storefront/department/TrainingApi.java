package id.tokoperasi.storefront.department;

import id.tokoperasi.programme.Effects;
import id.tokoperasi.programme.Need;
import id.tokoperasi.programme.Needs;
import id.tokoperasi.programme.SignUp;
import id.tokoperasi.programme.SignUps;
import id.tokoperasi.programme.Training;
import id.tokoperasi.programme.TrainingInvitations;
import id.tokoperasi.programme.TrainingPlan;
import id.tokoperasi.programme.Trainings;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Trainings of the dinas. */
@RestController
@RequestMapping(path = "/api/v1/department/programmes", produces = "application/json")
class TrainingApi {

    private final Trainings trainings;
    private final SignUps signUps;
    private final TrainingInvitations invitations;
    private final Needs needs;
    private final Effects effects;

    TrainingApi(
            Trainings trainings,
            SignUps signUps,
            TrainingInvitations invitations,
            Needs needs,
            Effects effects) {
        this.trainings = trainings;
        this.signUps = signUps;
        this.invitations = invitations;
        this.needs = needs;
        this.effects = effects;
    }

    /** A rule of what is lacking, its number, and how many cooperatives lack it now. */
    record NeedJson(Need need, int threshold, long cooperatives) {}

    @GetMapping("/needs")
    Mono<Items<NeedJson>> needs() {
        return needs.now()
                .map(
                        lacks ->
                                new Items<>(
                                        lacks.thresholds().entrySet().stream()
                                                .map(
                                                        e ->
                                                                new NeedJson(
                                                                        e.getKey(),
                                                                        e.getValue(),
                                                                        lacks.count(e.getKey())))
                                                .toList()));
    }

    /** A training as it is to be; {@code seatsEach} is how many one cooperative may send. */
    record TrainingPlanJson(
            @NotBlank @Size(max = 120) String title,
            @NotNull @Size(max = 2_000) String about,
            @NotBlank @Size(max = 200) String venue,
            @NotBlank @Size(max = 20) String districtCode,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @Min(1) @Max(1_000) int capacity,
            @Min(1) @Max(20) int seatsEach,
            @NotNull @Size(max = 7) List<@NotNull Need> needs) {

        TrainingPlan toPlan() {
            return new TrainingPlan(
                    title,
                    about,
                    venue,
                    districtCode,
                    startsAt,
                    endsAt,
                    capacity,
                    seatsEach,
                    Set.copyOf(needs));
        }
    }

    /** A training; {@code reason} says why it does not take place. */
    record TrainingJson(
            UUID id,
            String title,
            String about,
            String venue,
            String districtCode,
            Instant startsAt,
            Instant endsAt,
            int capacity,
            int seatsEach,
            int taken,
            long waiting,
            List<Need> needs,
            Training.State state,
            @Nullable String reason,
            long version) {

        static TrainingJson of(Training t) {
            return new TrainingJson(
                    t.id(),
                    t.title(),
                    t.about(),
                    t.venue(),
                    t.districtCode(),
                    t.startsAt(),
                    t.endsAt(),
                    t.capacity(),
                    t.seatsEach(),
                    t.taken(),
                    t.waiting(),
                    t.needs().stream().sorted().toList(),
                    t.state(),
                    t.reason(),
                    t.version());
        }

        static ResponseEntity<TrainingJson> tagged(Training t) {
            return ResponseEntity.ok().eTag(Versions.eTag(t.version())).body(of(t));
        }
    }

    /** A page of trainings; {@code next} is null on the last one. */
    record TrainingsJson(List<TrainingJson> items, @Nullable UUID next) {}

    /** Those to come, the next first; with {@code past} those that are over, the last first. */
    @GetMapping("/trainings")
    Mono<TrainingsJson> list(
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return (past ? trainings.past(after, size) : trainings.upcoming(after, size))
                .map(TrainingJson::of)
                .collectList()
                .map(all -> new TrainingsJson(all, all.size() < size ? null : all.getLast().id()));
    }

    @Answers(eTag = true)
    @GetMapping("/trainings/{trainingId}")
    Mono<ResponseEntity<TrainingJson>> find(@PathVariable UUID trainingId) {
        return trainings.find(trainingId).map(TrainingJson::tagged);
    }

    @Answers(
            eTag = true,
            problems = {"422 training-past", "422 training-dates", "422 training-district"})
    @PostMapping(path = "/trainings", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<TrainingJson>> announce(
            @Valid @RequestBody TrainingPlanJson plan, CurrentUser user, Once once) {
        return once.json(
                plan,
                id ->
                        trainings
                                .announce(id, plan.toPlan(), user.subject())
                                .map(
                                        t ->
                                                ResponseEntity.created(at(t))
                                                        .eTag(Versions.eTag(t.version()))
                                                        .body(TrainingJson.of(t))));
    }

    private static URI at(Training t) {
        return URI.create("/api/v1/department/programmes/trainings/" + t.id());
    }

    @Answers(
            eTag = true,
            problems = {
                "409 training-over",
                "422 training-past",
                "422 training-dates",
                "422 training-district",
                "422 training-capacity-taken"
            })
    @PutMapping(path = "/trainings/{trainingId}", consumes = "application/json")
    Mono<ResponseEntity<TrainingJson>> edit(
            @PathVariable UUID trainingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TrainingPlanJson plan,
            CurrentUser user) {
        return trainings
                .find(trainingId)
                .map(own -> Versions.seen(ifMatch))
                .flatMap(seen -> trainings.edit(trainingId, seen, plan.toPlan(), user.subject()))
                .map(TrainingJson::tagged);
    }

    /** Why it does not take place; participants read it. */
    record CancelJson(@NotBlank @Size(min = 5, max = 300) String reason) {}

    @Answers(
            eTag = true,
            problems = {"409 training-over", "422 reason-length"})
    @PostMapping(path = "/trainings/{trainingId}/cancel", consumes = "application/json")
    Mono<ResponseEntity<TrainingJson>> cancel(
            @PathVariable UUID trainingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CancelJson why,
            CurrentUser user,
            Once once) {
        return trainings
                .find(trainingId)
                .map(own -> Versions.seen(ifMatch))
                .flatMap(
                        seen ->
                                once.json(
                                        why,
                                        id ->
                                                trainings
                                                        .cancel(
                                                                trainingId,
                                                                seen,
                                                                why.reason(),
                                                                user.subject())
                                                        .map(TrainingJson::tagged)));
    }

    /** Somebody who comes or waits. */
    record ParticipantJson(
            UUID id,
            UUID cooperativeId,
            String name,
            String phone,
            SignUp.State state,
            Instant signedUpAt,
            @Nullable Instant attendedAt) {

        static ParticipantJson of(SignUp s) {
            return new ParticipantJson(
                    s.id(),
                    s.cooperativeId(),
                    s.name(),
                    s.phone(),
                    s.state(),
                    s.signedUpAt(),
                    s.attendedAt());
        }
    }

    /** Those who come, then those who wait, each in the order of their signing up. */
    @GetMapping("/trainings/{trainingId}/sign-ups")
    Mono<Items<ParticipantJson>> people(@PathVariable UUID trainingId) {
        return trainings
                .find(trainingId)
                .flatMapMany(t -> signUps.of(t.id()))
                .map(ParticipantJson::of)
                .collectList()
                .map(Items::new);
    }

    /** People who were there. */
    record MarkJson(@NotEmpty @Size(max = 1_000) List<@NotNull UUID> signUpIds) {}

    /** How many are marked. */
    record MarkedJson(int marked) {}

    @Answers(problems = {"409 training-not-now", "422 nobody-chosen"})
    @PostMapping(path = "/trainings/{trainingId}/attendance", consumes = "application/json")
    Mono<ResponseEntity<MarkedJson>> mark(
            @PathVariable UUID trainingId,
            @Valid @RequestBody MarkJson there,
            CurrentUser user,
            Once once) {
        return once.json(
                there,
                id ->
                        signUps.markAttended(trainingId, there.signUpIds(), user.subject())
                                .map(n -> ResponseEntity.ok(new MarkedJson(n))));
    }

    /** A cooperative that the training would help, and with what. */
    record SuggestionJson(
            UUID cooperativeId,
            String name,
            String districtCode,
            Set<Need> needs,
            boolean invited) {

        static SuggestionJson of(TrainingInvitations.Suggested s) {
            var c = s.lacking().cooperative();
            return new SuggestionJson(
                    c.id(), c.name(), c.districtCode(), s.lacking().needs(), s.invited());
        }
    }

    /** Those of its district first, then who lacks most of what it helps with. */
    @GetMapping("/trainings/{trainingId}/suggestions")
    Mono<Items<SuggestionJson>> suggestions(@PathVariable UUID trainingId) {
        return trainings
                .find(trainingId)
                .flatMap(invitations::suggested)
                .map(all -> new Items<>(all.stream().map(SuggestionJson::of).toList()));
    }

    /** Those to be invited; who has been is passed over. */
    record InviteJson(@NotEmpty @Size(max = 500) List<@NotNull UUID> cooperativeIds) {}

    /** How many were invited now. */
    record InvitedJson(int invited) {}

    @Answers(problems = {"409 training-over", "422 nobody-chosen", "422 too-many-chosen"})
    @PostMapping(path = "/trainings/{trainingId}/invitations", consumes = "application/json")
    Mono<ResponseEntity<InvitedJson>> invite(
            @PathVariable UUID trainingId,
            @Valid @RequestBody InviteJson wish,
            CurrentUser user,
            Once once) {
        return once.json(
                wish,
                id ->
                        invitations
                                .invite(trainingId, wish.cooperativeIds(), user.subject())
                                .map(n -> ResponseEntity.ok(new InvitedJson(n))));
    }

    /** A cooperative sixty days before and after. */
    record EffectJson(
            UUID cooperativeId,
            String name,
            long listedBefore,
            long listedAfter,
            long ordersBefore,
            long ordersAfter,
            long soldBeforeRupiah,
            long soldAfterRupiah) {

        static EffectJson of(Effects.Line l) {
            return new EffectJson(
                    l.cooperativeId(),
                    l.cooperative(),
                    l.listedBefore(),
                    l.listedAfter(),
                    l.soldBefore().orders(),
                    l.soldAfter().orders(),
                    l.soldBefore().goods().rupiah(),
                    l.soldAfter().goods().rupiah());
        }
    }

    /** Counts side by side, which claim no cause; {@code complete} once the time after is over. */
    record EffectsJson(List<EffectJson> items, boolean complete, Instant until) {}

    @GetMapping("/trainings/{trainingId}/effect")
    Mono<EffectsJson> effect(@PathVariable UUID trainingId) {
        return trainings
                .find(trainingId)
                .flatMap(effects::of)
                .map(
                        e ->
                                new EffectsJson(
                                        e.lines().stream().map(EffectJson::of).toList(),
                                        e.complete(),
                                        e.until()));
    }
}
