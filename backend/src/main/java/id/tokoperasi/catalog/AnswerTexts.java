package id.tokoperasi.catalog;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** The words for answers that officers of the dinas choose from, kept by them. */
@Component
public class AnswerTexts {

    private final AnswerRows rows;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    AnswerTexts(AnswerRows rows, Audit audit, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those in use, in the order of their names; at most 200. */
    public Flux<Answer> all() {
        return rows.all();
    }

    /** Refuses as unknown what is not in use. */
    public Mono<Answer> find(UUID id) {
        return rows.byId(id).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * Adds one. Refuses {@code answer-name}, {@code answer-words}, and {@code answer-name-taken}.
     *
     * @param id the same for a repeated call
     */
    public Mono<Answer> add(UUID id, String name, String words, String officer) {
        Answer.check(name.strip(), words.strip());
        var now = clock.instant();
        return transactions.run(
                () ->
                        rows.insert(id, name.strip(), words.strip())
                                .switchIfEmpty(Mono.error(AnswerTexts::taken))
                                .delayUntil(
                                        kept ->
                                                audit.record(
                                                        decision(
                                                                "answer-added",
                                                                null,
                                                                kept,
                                                                officer),
                                                        now)));
    }

    /** Changes one; refuses as {@link #add} does, as unknown what is not in use, and as stale. */
    public Mono<Answer> edit(UUID id, long seenVersion, String name, String words, String officer) {
        Answer.check(name.strip(), words.strip());
        var now = clock.instant();
        return transactions
                .run(
                        () ->
                                find(id).flatMap(
                                                old ->
                                                        rows.update(
                                                                        id,
                                                                        seenVersion,
                                                                        name.strip(),
                                                                        words.strip())
                                                                .switchIfEmpty(
                                                                        Mono.error(Refusal::stale))
                                                                .delayUntil(
                                                                        kept ->
                                                                                audit.record(
                                                                                        decision(
                                                                                                "answer-changed",
                                                                                                old,
                                                                                                kept,
                                                                                                officer),
                                                                                        now))))
                .onErrorMap(SqlStates::isUniqueViolation, e -> taken());
    }

    /** Takes one out of use; refuses as unknown what is not in use, and as stale. */
    public Mono<Void> retire(UUID id, long seenVersion, String officer) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        find(id).flatMap(
                                        old ->
                                                rows.retire(id, seenVersion)
                                                        .switchIfEmpty(Mono.error(Refusal::stale))
                                                        .flatMap(
                                                                gone ->
                                                                        audit.record(
                                                                                decision(
                                                                                        "answer-retired",
                                                                                        old,
                                                                                        null,
                                                                                        officer),
                                                                                now))));
    }

    private static Refusal taken() {
        return Refusal.invalidField("name", "answer-name-taken");
    }

    private static Decision decision(
            String operation, @Nullable Answer before, @Nullable Answer after, String officer) {
        var about = before == null ? after : before;
        return Decision.of(
                "review-answer:" + (about == null ? "" : about.id()),
                officer,
                "DEPARTMENT_OFFICER",
                null,
                operation,
                values(before),
                values(after));
    }

    private static Map<String, String> values(@Nullable Answer answer) {
        return answer == null ? Map.of() : Map.of("name", answer.name(), "words", answer.words());
    }
}
