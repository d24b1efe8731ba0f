package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.RequestKind;
import id.tokoperasi.catalog.Ruling;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.ChangeJson;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The inbox of the dinas: listings and changes that cooperatives ask about, and its decisions. */
@RestController
@RequestMapping(path = "/api/v1/department/moderation", produces = "application/json")
class ModerationApi {

    private final Moderation moderation;
    private final Clock clock;

    ModerationApi(Moderation moderation, Clock clock) {
        this.moderation = moderation;
        this.clock = clock;
    }

    /** {@code counts} has all that wait, by kind; a kind without any is left out. */
    record InboxJson(Map<RequestKind, Long> counts, List<ChangeJson> items, @Nullable UUID next) {}

    /** What waits, the longest first. */
    @GetMapping
    Mono<InboxJson> inbox(
            @RequestParam(required = false) @Nullable RequestKind kind,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return Mono.zip(
                moderation.counts(),
                moderation
                        .inbox(kind, after, size)
                        .map(r -> ChangeJson.of(r, clock.instant()))
                        .collectList(),
                (counts, all) ->
                        new InboxJson(counts, all, all.size() < size ? null : all.getLast().id()));
    }

    /** One request, decided or not. */
    @GetMapping("/{requestId}")
    Mono<ChangeJson> find(@PathVariable UUID requestId) {
        return moderation.find(requestId).map(r -> ChangeJson.of(r, clock.instant()));
    }

    /** A decision; the cooperative reads the answer, which only approval may leave empty. */
    record RulingJson(
            @NotNull Ruling ruling, @NotNull @Size(max = Moderation.ANSWER_MAX) String answer) {}

    /** Decides; the first decision counts. */
    @Answers(
            problems = {
                "409 request-decided",
                "422 answer-missing",
                "422 cooperative-not-verified",
                "422 sku-taken"
            })
    @PostMapping(path = "/{requestId}/decision", consumes = "application/json")
    Mono<ResponseEntity<ChangeJson>> decide(
            @PathVariable UUID requestId,
            @Valid @RequestBody RulingJson ruling,
            CurrentUser user,
            Once once) {
        return once.json(
                ruling,
                id ->
                        moderation
                                .decide(requestId, ruling.ruling(), ruling.answer(), user.subject())
                                .map(r -> ChangeJson.of(r, clock.instant()))
                                .map(ResponseEntity::ok));
    }

    /** One decision about many requests. */
    record ManyJson(
            @NotNull @Size(min = 1, max = Moderation.AT_ONCE) List<@NotNull UUID> requestIds,
            @NotNull Ruling ruling,
            @NotNull @Size(max = Moderation.ANSWER_MAX) String answer) {}

    /** How it went for one of them; {@code refusal} is a problem code, null when it was decided. */
    record OutcomeJson(UUID requestId, @Nullable String refusal) {

        static OutcomeJson of(Moderation.Outcome outcome) {
            return new OutcomeJson(outcome.requestId(), outcome.refusal());
        }
    }

    /** Decides many alike, each by itself: one that was decided already holds up no other. */
    @Answers(problems = "422 answer-missing")
    @PostMapping(path = "/decisions", consumes = "application/json")
    Mono<ResponseEntity<Items<OutcomeJson>>> decideAll(
            @Valid @RequestBody ManyJson many, CurrentUser user, Once once) {
        return once.jsonOutside(
                many,
                attempt ->
                        moderation
                                .decideAll(
                                        many.requestIds(),
                                        many.ruling(),
                                        many.answer(),
                                        user.subject())
                                .map(all -> all.stream().map(OutcomeJson::of).toList())
                                .map(all -> ResponseEntity.ok(new Items<>(all))));
    }
}
