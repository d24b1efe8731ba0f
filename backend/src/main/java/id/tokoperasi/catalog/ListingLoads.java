package id.tokoperasi.catalog;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes in many listings of a cooperative at once, in a handful of statements. */
@Component
public class ListingLoads {

    private final LoadRows rows;
    private final DraftChecks checks;
    private final Cooperatives cooperatives;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ListingLoads(
            LoadRows rows,
            DraftChecks checks,
            Cooperatives cooperatives,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.cooperatives = cooperatives;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Puts those listings on sale that have not been loaded before; all or none. What was loaded once
     * stays as the cooperative has made it since, off sale and without that SKU too. Answers how many
     * were missing. Refuses what {@link Listings#draft} and {@link Listings#publish} refuse.
     *
     * @param bySourceKey each under its name where it comes from, unique within the cooperative
     * @param actor for the ledger of stock
     */
    public Mono<Integer> publishMissing(
            UUID cooperativeId, Map<String, ListingDraft> bySourceKey, String actor) {
        return rows.sourceKeys(cooperativeId)
                .collect(Collectors.toSet())
                .map(known -> without(known, bySourceKey))
                .flatMap(
                        missing ->
                                missing.isEmpty()
                                        ? Mono.just(0)
                                        : publish(cooperativeId, missing, actor));
    }

    private static Map<String, ListingDraft> without(
            Set<String> known, Map<String, ListingDraft> all) {
        var missing = new LinkedHashMap<>(all);
        missing.keySet().removeAll(known);
        return missing;
    }

    private Mono<Integer> publish(
            UUID cooperativeId, Map<String, ListingDraft> missing, String actor) {
        return checked(cooperativeId, missing)
                .flatMap(
                        cooperative ->
                                transactions.run(
                                        () ->
                                                rows.insert(
                                                                cooperative,
                                                                missing,
                                                                actor,
                                                                clock.instant())
                                                        .map(UUID::toString)
                                                        .collectList()
                                                        .flatMap(
                                                                ids ->
                                                                        outbox.mark(
                                                                                Listings
                                                                                        .INDEX_TOPIC,
                                                                                ids))))
                .thenReturn(missing.size())
                .onErrorMap(
                        SqlStates::isUniqueViolation,
                        e -> Refusal.invalidField("variants", "sku-taken"));
    }

    private Mono<Cooperative> checked(UUID cooperativeId, Map<String, ListingDraft> missing) {
        return checks.check(cooperativeId, missing.values())
                .then(
                        Mono.fromRunnable(
                                () ->
                                        missing.values()
                                                .forEach(
                                                        d ->
                                                                Listings.refuseShort(
                                                                        d.description()))))
                .then(cooperatives.find(cooperativeId))
                .doOnNext(Cooperative::refuseUnlessPublishing);
    }
}
