package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.Answer;
import id.tokoperasi.catalog.AnswerTexts;
import id.tokoperasi.catalog.CooperativeMode;
import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.ReviewRules;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the dinas looks at and what it usually answers; edits name the version they have seen. */
@RestController
@RequestMapping(path = "/api/v1/department", produces = "application/json")
class ReviewApi {

    private final Reviews reviews;
    private final AnswerTexts answers;
    private final Cooperatives cooperatives;

    ReviewApi(Reviews reviews, AnswerTexts answers, Cooperatives cooperatives) {
        this.reviews = reviews;
        this.answers = answers;
        this.cooperatives = cooperatives;
    }

    /** Rules: a price rising by more than the hundredths of a percent, more new words than the percent. */
    record RulesJson(
            @Min(0) @Max(100_000) int priceUpBasisPoints,
            @Min(0) @Max(100) int newWordsPercent,
            @NotNull @Size(max = 60) List<@NotNull @Size(max = 60) String> riskyFields,
            @NotNull ReviewMode defaultMode,
            @Min(1) @Max(60) int usualDays) {

        static RulesJson of(ReviewRules r) {
            return new RulesJson(
                    r.priceUpBasisPoints(),
                    r.newWordsPercent(),
                    ReviewRules.FIELDS.stream().filter(r.riskyFields()::contains).toList(),
                    r.defaultMode(),
                    r.usualDays());
        }
    }

    @Answers(eTag = true)
    @GetMapping("/review-rules")
    Mono<ResponseEntity<RulesJson>> rules() {
        return reviews.rules().map(ReviewApi::tagged);
    }

    @Answers(eTag = true, problems = "422 review-field-unknown")
    @PutMapping(path = "/review-rules", consumes = "application/json")
    Mono<ResponseEntity<RulesJson>> putRules(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RulesJson rules,
            CurrentUser user) {
        return Mono.fromSupplier(() -> Versions.seen(ifMatch))
                .flatMap(
                        seen ->
                                reviews.putRules(
                                        new ReviewRules(
                                                rules.priceUpBasisPoints(),
                                                rules.newWordsPercent(),
                                                Set.copyOf(rules.riskyFields()),
                                                rules.defaultMode(),
                                                rules.usualDays(),
                                                seen),
                                        user.subject()))
                .map(ReviewApi::tagged);
    }

    private static ResponseEntity<RulesJson> tagged(ReviewRules rules) {
        return ResponseEntity.ok().eTag(Versions.eTag(rules.version())).body(RulesJson.of(rules));
    }

    /** How much of a cooperative the dinas sees before buyers do. */
    record ModeJson(@NotNull ReviewMode mode) {}

    @Answers(eTag = true)
    @GetMapping("/cooperatives/{cooperativeId}/review-mode")
    Mono<ResponseEntity<ModeJson>> mode(@PathVariable UUID cooperativeId) {
        return cooperatives
                .find(cooperativeId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then(reviews.mode(cooperativeId))
                .map(ReviewApi::tagged);
    }

    @Answers(eTag = true)
    @PutMapping(path = "/cooperatives/{cooperativeId}/review-mode", consumes = "application/json")
    Mono<ResponseEntity<ModeJson>> putMode(
            @PathVariable UUID cooperativeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ModeJson mode,
            CurrentUser user) {
        return cooperatives
                .find(cooperativeId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(known -> Versions.seen(ifMatch))
                .flatMap(seen -> reviews.putMode(cooperativeId, mode.mode(), seen, user.subject()))
                .map(ReviewApi::tagged);
    }

    private static ResponseEntity<ModeJson> tagged(CooperativeMode mode) {
        return ResponseEntity.ok()
                .eTag(Versions.eTag(mode.version()))
                .body(new ModeJson(mode.mode()));
    }

    /** Words that officers use again and again. */
    record WordsJson(
            @NotBlank @Size(max = Answer.NAME_MAX) String name,
            @NotBlank @Size(max = Moderation.ANSWER_MAX) String words) {}

    record AnswerJson(UUID id, String name, String words, long version) {

        static AnswerJson of(Answer a) {
            return new AnswerJson(a.id(), a.name(), a.words(), a.version());
        }
    }

    /** Those in use, in the order of their names. */
    @GetMapping("/answers")
    Mono<Items<AnswerJson>> answers() {
        return answers.all().map(AnswerJson::of).collectList().map(Items::new);
    }

    @Answers(eTag = true, problems = "422 answer-name-taken")
    @PostMapping(path = "/answers", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<AnswerJson>> addAnswer(
            @Valid @RequestBody WordsJson written, CurrentUser user, Once once) {
        return once.json(
                written,
                id ->
                        answers.add(id, written.name(), written.words(), user.subject())
                                .map(
                                        a ->
                                                ResponseEntity.created(
                                                                URI.create(
                                                                        "/api/v1/department/answers/"
                                                                                + a.id()))
                                                        .eTag(Versions.eTag(a.version()))
                                                        .body(AnswerJson.of(a))));
    }

    @Answers(eTag = true, problems = "422 answer-name-taken")
    @PutMapping(path = "/answers/{answerId}", consumes = "application/json")
    Mono<ResponseEntity<AnswerJson>> editAnswer(
            @PathVariable UUID answerId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WordsJson written,
            CurrentUser user) {
        return answers.find(answerId)
                .map(known -> Versions.seen(ifMatch))
                .flatMap(
                        seen ->
                                answers.edit(
                                        answerId,
                                        seen,
                                        written.name(),
                                        written.words(),
                                        user.subject()))
                .map(
                        a ->
                                ResponseEntity.ok()
                                        .eTag(Versions.eTag(a.version()))
                                        .body(AnswerJson.of(a)));
    }

    /** Takes it out of use; answers that were given with it stay. */
    @DeleteMapping("/answers/{answerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> retireAnswer(
            @PathVariable UUID answerId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            CurrentUser user) {
        return answers.find(answerId)
                .map(known -> Versions.seen(ifMatch))
                .flatMap(seen -> answers.retire(answerId, seen, user.subject()));
    }
}
