package id.tokoperasi.catalog;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the dinas looks at, set by the dinas: its rules, and how much of each cooperative. */
@Component
public class Reviews {

    /** Subject of the record of decisions about the rules. */
    public static final String RULES_SUBJECT = "review-rules:1";

    private final ReviewRows rows;
    private final Cooperatives cooperatives;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Reviews(
            ReviewRows rows,
            Cooperatives cooperatives,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.cooperatives = cooperatives;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The rules as they are now. */
    public Mono<ReviewRules> rules() {
        return rows.rules();
    }

    /**
     * Writes new rules; requests that wait keep the reasons they have. Refuses as stale when {@link
     * ReviewRules#version()} has moved on, and {@code review-price-range}, {@code review-words-range},
     * {@code review-field-unknown}, {@code review-days-range}.
     *
     * @param officer account of the person
     */
    public Mono<ReviewRules> putRules(ReviewRules rules, String officer) {
        var now = clock.instant();
        return Mono.fromRunnable(rules::check)
                .then(
                        transactions.run(
                                () ->
                                        rows.rules()
                                                .flatMap(
                                                        old ->
                                                                rows.putRules(rules)
                                                                        .switchIfEmpty(
                                                                                Mono.error(
                                                                                        Refusal
                                                                                                ::stale))
                                                                        .delayUntil(
                                                                                kept ->
                                                                                        audit
                                                                                                .record(
                                                                                                        changed(
                                                                                                                old,
                                                                                                                kept,
                                                                                                                officer),
                                                                                                        now)))));
    }

    private static Decision changed(ReviewRules old, ReviewRules kept, String officer) {
        return Decision.of(
                RULES_SUBJECT,
                officer,
                "DEPARTMENT_OFFICER",
                null,
                "review-rules-changed",
                words(old),
                words(kept));
    }

    private static Map<String, Object> words(ReviewRules rules) {
        return Map.of(
                "priceUpBasisPoints",
                rules.priceUpBasisPoints(),
                "newWordsPercent",
                rules.newWordsPercent(),
                "riskyFields",
                rules.riskyFields().stream().sorted().toList(),
                "defaultMode",
                rules.defaultMode().name(),
                "usualDays",
                rules.usualDays());
    }

    /** How this cooperative's listings are looked at. */
    public Mono<CooperativeMode> mode(UUID cooperativeId) {
        return rows.modes(List.of(cooperativeId)).single();
    }

    /** {@link #mode} for all of them, by cooperative. */
    public Mono<Map<UUID, CooperativeMode>> modes(Collection<UUID> cooperativeIds) {
        return rows.modes(cooperativeIds).collectMap(CooperativeMode::cooperativeId);
    }

    /**
     * Sets how this cooperative's listings are looked at from now on; requests that wait go on waiting.
     * Refuses as unknown what is no cooperative, as stale when the version has moved on.
     *
     * @param seenVersion of {@link CooperativeMode}
     * @param officer account of the person, or {@link Decision#SYSTEM}
     */
    public Mono<CooperativeMode> putMode(
            UUID cooperativeId, ReviewMode mode, long seenVersion, String officer) {
        var now = clock.instant();
        return cooperatives
                .find(cooperativeId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then(
                        transactions.run(
                                () ->
                                        mode(cooperativeId)
                                                .flatMap(
                                                        old ->
                                                                putMode(
                                                                                old,
                                                                                mode,
                                                                                seenVersion,
                                                                                officer)
                                                                        .flatMap(
                                                                                decision ->
                                                                                        audit
                                                                                                .record(
                                                                                                        decision,
                                                                                                        now)))
                                                .then(mode(cooperativeId))));
    }

    private Mono<Decision> putMode(
            CooperativeMode old, ReviewMode mode, long seenVersion, String officer) {
        return rows.putMode(old.cooperativeId(), mode, seenVersion)
                .switchIfEmpty(Mono.error(Refusal::stale))
                .thenReturn(
                        Decision.of(
                                "review-mode:" + old.cooperativeId(),
                                officer,
                                "DEPARTMENT_OFFICER",
                                null,
                                "review-mode-set",
                                Map.of("mode", old.mode().name()),
                                Map.of("mode", mode.name())));
    }
}
