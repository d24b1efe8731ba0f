package id.tokoperasi.membership;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The register of each cooperative's members. */
@Component
public class Members {

    private final MemberRows rows;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Members(MemberRows rows, Audit audit, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Enters a member. Refuses what {@link MemberLine#check} does, and {@code member-number-taken}.
     *
     * @param id the same for a repeated call
     */
    public Mono<Member> add(UUID id, UUID cooperativeId, MemberLine line, String actor) {
        var now = clock.instant();
        return Mono.fromRunnable(line::check)
                .then(
                        transactions.run(
                                () ->
                                        rows.insert(id, cooperativeId, line, now)
                                                .switchIfEmpty(Mono.error(Members::taken))
                                                .delayUntil(m -> consent(false, m, actor, now))));
    }

    /**
     * Writes a new version of a line. Refuses as {@link #add} does, as unknown when it is another
     * cooperative's, and as stale when the version has moved on.
     */
    public Mono<Member> edit(
            UUID id, UUID cooperativeId, long seenVersion, MemberLine line, String actor) {
        var now = clock.instant();
        return Mono.fromRunnable(line::check)
                .then(find(id, cooperativeId))
                .flatMap(
                        old ->
                                transactions.run(
                                        () ->
                                                rows.update(
                                                                id,
                                                                cooperativeId,
                                                                seenVersion,
                                                                line,
                                                                now)
                                                        .switchIfEmpty(Mono.error(Refusal::stale))
                                                        .delayUntil(
                                                                m ->
                                                                        consent(
                                                                                old.namedAsMaker(),
                                                                                m,
                                                                                actor,
                                                                                now))))
                .onErrorMap(SqlStates::isUniqueViolation, e -> taken());
    }

    private static Refusal taken() {
        return Refusal.invalidField("number", "member-number-taken");
    }

    private Mono<Void> consent(boolean before, Member m, String actor, Instant now) {
        return before == m.namedAsMaker()
                ? Mono.empty()
                : audit.record(
                        Decision.of(
                                "member:" + m.id(),
                                actor,
                                "MANAGER",
                                m.cooperativeId(),
                                "maker-consent-changed",
                                Map.of("namedAsMaker", before),
                                Map.of("namedAsMaker", m.namedAsMaker())),
                        now);
    }

    /**
     * Writes many lines by their numbers, in the caller's transaction if there is one: new ones are
     * entered, known ones brought to what the line says, and those that say the same are not touched. One
     * statement. The last of two lines with one number counts. Refuses the whole when one line fails
     * {@link MemberLine#check}.
     *
     * @return what became of each number, upper and lower case as written
     */
    public Mono<Map<String, Written>> put(UUID cooperativeId, List<MemberLine> lines) {
        var byNumber = new LinkedHashMap<String, MemberLine>();
        lines.forEach(line -> byNumber.put(line.number().toLowerCase(Locale.ROOT), line));
        var last = List.copyOf(byNumber.values());
        return Mono.fromRunnable(() -> last.forEach(MemberLine::check))
                .thenMany(
                        last.isEmpty()
                                ? Flux.empty()
                                : rows.put(cooperativeId, last, clock.instant()))
                .collectMap(MemberRows.Outcome::number, MemberRows.Outcome::written);
    }

    /** Refuses as unknown what is not that cooperative's. */
    public Mono<Member> find(UUID id, UUID cooperativeId) {
        return rows.byId(id, cooperativeId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Those with these ids, of whatever cooperative, in no order. */
    public Flux<Member> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : rows.byIds(ids);
    }

    /**
     * A cooperative's members in the order of their names.
     *
     * @param text part of name, number or village; null for all
     * @param after id of the last one seen, or null from the start
     * @param size 1 to 101
     */
    public Flux<Member> page(
            UUID cooperativeId,
            MemberState state,
            @Nullable String text,
            @Nullable UUID after,
            int size) {
        var today = Jakarta.day(clock.instant());
        return rows.page(cooperativeId, state, text, after, size, today);
    }

    /** Members of today who agree to be named as makers, by name; at most so many. */
    public Flux<Member> makers(UUID cooperativeId, int limit) {
        return rows.makers(cooperativeId, Jakarta.day(clock.instant()), limit);
    }

    /** How many there are of each kind; a kind without any is left out. */
    public Mono<Map<MemberState, Long>> count(UUID cooperativeId) {
        return rows.count(cooperativeId, Jakarta.day(clock.instant()));
    }

    /**
     * How many current members each cooperative has in its register; without an entry: none. One
     * statement.
     */
    public Mono<Map<UUID, Long>> countByCooperative() {
        return rows.countByCooperative(Jakarta.day(clock.instant()))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
