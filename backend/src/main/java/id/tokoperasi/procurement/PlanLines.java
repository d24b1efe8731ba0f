package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The yearly plans of the offices (RUP) and what is left of each line. Every package points to a line
 * (PBJ-RUP-BEFORE); money is promised here when an order is signed and spent when the goods are accepted.
 */
@Component
public class PlanLines {

    private final PlanLineRows rows;
    private final Transactions transactions;
    private final Clock clock;

    PlanLines(PlanLineRows rows, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What names a line within an office and a year. */
    public record Codes(String planCode, String accountCode) {}

    /**
     * Writes many lines in one statement: new ones are entered, known ones brought to what the draft says.
     * A ceiling below what is committed and spent is not taken over ({@link PlanWritten#TOO_LOW}). Of two
     * drafts with the same codes the last counts. Refuses the whole as {@link PlanLineDraft#check} does,
     * and {@code unit-unknown}.
     */
    public Mono<Map<Codes, PlanWritten>> put(
            UUID agencyId, int year, List<PlanLineDraft> drafts, String actor) {
        var byCodes = new LinkedHashMap<Codes, PlanLineDraft>();
        drafts.forEach(d -> byCodes.put(new Codes(d.planCode(), d.accountCode()), d));
        var last = List.copyOf(byCodes.values());
        if (last.isEmpty()) {
            return Mono.just(Map.of());
        }
        var now = clock.instant();
        return Mono.fromRunnable(() -> last.forEach(PlanLineDraft::check))
                .then(refuseUnknownUnits(agencyId, last))
                .then(
                        transactions.run(
                                () ->
                                        rows.put(agencyId, year, last, actor, now)
                                                .collectMap(
                                                        o ->
                                                                new Codes(
                                                                        o.planCode(),
                                                                        o.accountCode()),
                                                        PlanLineRows.Outcome::written)));
    }

    private Mono<Void> refuseUnknownUnits(UUID agencyId, List<PlanLineDraft> drafts) {
        var codes =
                drafts.stream()
                        .map(PlanLineDraft::unitCode)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return codes.isEmpty()
                ? Mono.empty()
                : rows.unknownUnits(agencyId, codes)
                        .next()
                        .flatMap(
                                code ->
                                        Mono.error(
                                                Refusal.invalidField("unitCode", "unit-unknown")));
    }

    /** Refuses as unknown what is not that office's. */
    public Mono<PlanLine> find(UUID id, UUID agencyId) {
        return rows.byId(id, agencyId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * An office's lines of a year in the order of their codes.
     *
     * @param text part of plan code, name or account; null for all
     * @param after id of the last one seen, or null from the start
     * @param size 1 to 101
     */
    public Flux<PlanLine> page(
            UUID agencyId, int year, @Nullable String text, @Nullable UUID after, int size) {
        return rows.page(agencyId, year, text, after, size);
    }

    /**
     * Promises an amount, in the caller's transaction if there is one. However many officers do so at
     * once, a line is never overdrawn: refuses {@code plan-line-overdrawn} with what is left, and as
     * unknown what is not that office's.
     *
     * @param amount above Rp 0
     * @param reference the order; a repeated call with it changes nothing
     */
    public Mono<Void> commit(UUID id, UUID agencyId, Money amount, UUID reference, String actor) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        rows.commit(id, agencyId, amount, reference, actor, now)
                                .filter(Boolean::booleanValue)
                                .switchIfEmpty(refuseOverdraft(id, agencyId))
                                .then());
    }

    private Mono<Boolean> refuseOverdraft(UUID id, UUID agencyId) {
        return find(id, agencyId)
                .flatMap(
                        line ->
                                Mono.error(
                                        Refusal.invalid(
                                                "plan-line-overdrawn",
                                                Map.of("balanceRupiah", line.balance().rupiah()))));
    }

    /**
     * Turns what was promised into what is spent, on the line of the next year if it was carried over.
     * Refuses {@code commitment-too-small} when less is promised.
     *
     * @param reference the handover; a repeated call with it changes nothing
     */
    public Mono<Void> spend(UUID id, Money amount, UUID reference, String actor) {
        return settle(id, "SPENT", amount, reference, actor);
    }

    /** Frees what was promised and will not be spent; refuses as {@link #spend} does. */
    public Mono<Void> release(UUID id, Money amount, UUID reference, String actor) {
        return settle(id, "RELEASED", amount, reference, actor);
    }

    private Mono<Void> settle(UUID id, String kind, Money amount, UUID reference, String actor) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        rows.settle(id, kind, amount, reference, actor, now)
                                .switchIfEmpty(
                                        Mono.error(() -> Refusal.conflict("commitment-too-small")))
                                .then());
    }

    /**
     * At the turn of the year: lines with open orders go on in the next year with just what is promised
     * (DPA lanjutan); what was left over is not carried. Repeating changes nothing.
     *
     * @return how many lines were carried over now
     */
    public Mono<Long> carryOver(UUID agencyId, int fromYear, String actor) {
        var now = clock.instant();
        return transactions.run(() -> rows.carry(agencyId, fromYear, actor, now));
    }
}
