package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.programme.Call;
import id.tokoperasi.programme.Calls;
import id.tokoperasi.programme.Offers;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.SignUp;
import id.tokoperasi.programme.SignUps;
import id.tokoperasi.programme.Step;
import id.tokoperasi.programme.Training;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Trainings that the dinas offers to a cooperative, and what it asks of it. */
@RestController
@RequestMapping(path = "/api/v1/seller/{cooperativeId}", produces = "application/json")
class TrainingOfferApi {

    private final Offers offers;
    private final SignUps signUps;
    private final Calls calls;
    private final Cooperatives cooperatives;

    TrainingOfferApi(Offers offers, SignUps signUps, Calls calls, Cooperatives cooperatives) {
        this.offers = offers;
        this.signUps = signUps;
        this.calls = calls;
        this.cooperatives = cooperatives;
    }

    /** Somebody of this cooperative who comes or waits. */
    record SignUpJson(
            UUID id, String name, String phone, SignUp.State state, @Nullable Instant attendedAt) {

        static SignUpJson of(SignUp s) {
            return new SignUpJson(s.id(), s.name(), s.phone(), s.state(), s.attendedAt());
        }
    }

    /** A training; {@code people} are this cooperative's. */
    record OfferJson(
            UUID id,
            String title,
            String about,
            String venue,
            String districtCode,
            Instant startsAt,
            Instant endsAt,
            int free,
            long waiting,
            int seatsEach,
            Training.State state,
            @Nullable String reason,
            boolean invited,
            List<SignUpJson> people) {

        static OfferJson of(Offers.Offer o) {
            var t = o.training();
            return new OfferJson(
                    t.id(),
                    t.title(),
                    t.about(),
                    t.venue(),
                    t.districtCode(),
                    t.startsAt(),
                    t.endsAt(),
                    t.capacity() - t.taken(),
                    t.waiting(),
                    t.seatsEach(),
                    t.state(),
                    t.reason(),
                    o.invited(),
                    o.people().stream().map(SignUpJson::of).toList());
        }
    }

    /** What is to come, and that of the last year to which this cooperative sent somebody. */
    @GetMapping("/trainings")
    Mono<Items<OfferJson>> trainings(@PathVariable UUID cooperativeId) {
        return offers.of(cooperativeId)
                .map(all -> new Items<>(all.stream().map(OfferJson::of).toList()));
    }

    /** Who wants to come. */
    record NewSignUpJson(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = "\\+62[0-9]{8,13}") String phone) {}

    /** Takes a seat, or waits for one. */
    @Answers(problems = {"409 training-over", "422 training-own-seats", "422 signed-up"})
    @PostMapping(path = "/trainings/{trainingId}/sign-ups", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<SignUpJson>> signUp(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID trainingId,
            @Valid @RequestBody NewSignUpJson who,
            CurrentUser user,
            Once once) {
        return once.json(
                who,
                id ->
                        signUps.signUp(
                                        id,
                                        trainingId,
                                        cooperativeId,
                                        who.name(),
                                        who.phone(),
                                        user.subject())
                                .map(s -> ResponseEntity.created(at(s)).body(SignUpJson.of(s))));
    }

    private static URI at(SignUp s) {
        return URI.create(
                "/api/v1/seller/%s/trainings/%s/sign-ups/%s"
                        .formatted(s.cooperativeId(), s.trainingId(), s.id()));
    }

    /** No longer comes; the first who waits moves up. */
    @Answers(problems = "409 training-over")
    @DeleteMapping("/trainings/{trainingId}/sign-ups/{signUpId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID trainingId,
            @PathVariable UUID signUpId) {
        return signUps.cancel(signUpId, trainingId, cooperativeId).then();
    }

    /** Those who are there, and the code of the room. */
    record AttendJson(
            @NotEmpty @Size(max = 20) List<@NotNull UUID> signUpIds,
            @NotBlank @Size(max = 12) String code) {}

    @Answers(problems = {"409 training-not-now", "422 training-code", "422 nobody-chosen"})
    @PostMapping(path = "/trainings/{trainingId}/attendance", consumes = "application/json")
    Mono<ResponseEntity<Items<SignUpJson>>> attend(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID trainingId,
            @Valid @RequestBody AttendJson there,
            Once once) {
        return once.json(
                there,
                id ->
                        signUps.attend(trainingId, cooperativeId, there.signUpIds(), there.code())
                                .map(
                                        all ->
                                                ResponseEntity.ok(
                                                        new Items<>(
                                                                all.stream()
                                                                        .map(SignUpJson::of)
                                                                        .toList()))));
    }

    /** What the dinas asks; {@code answer} is null while there is none. */
    record OfficeCallJson(
            UUID id,
            Step step,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Sector claimedSector,
            @Nullable Instant answeredAt) {

        static OfficeCallJson of(Call c) {
            return new OfficeCallJson(
                    c.id(), c.step(), c.askedAt(), c.answer(), c.claimedSector(), c.answeredAt());
        }
    }

    /** What the dinas asked this year and is not done, and what was answered; newest first. */
    @GetMapping("/office-calls")
    Mono<Items<OfficeCallJson>> calls(@PathVariable UUID cooperativeId) {
        return cooperatives
                .find(cooperativeId)
                .flatMap(calls::of)
                .map(all -> new Items<>(all.stream().map(OfficeCallJson::of).toList()));
    }

    /** The answer; {@code sector} when the question is what the cooperative lives on. */
    record CallAnswerJson(@NotBlank @Size(max = 500) String answer, @Nullable Sector sector) {}

    @Answers(problems = {"409 call-answered", "422 answer-sector"})
    @PostMapping(path = "/office-calls/{callId}/answer", consumes = "application/json")
    Mono<ResponseEntity<OfficeCallJson>> answer(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID callId,
            @Valid @RequestBody CallAnswerJson answer,
            CurrentUser user,
            Once once) {
        return once.json(
                answer,
                id ->
                        calls.answer(
                                        callId,
                                        cooperativeId,
                                        answer.answer(),
                                        answer.sector(),
                                        user.subject())
                                .map(c -> ResponseEntity.ok(OfficeCallJson.of(c))));
    }
}
