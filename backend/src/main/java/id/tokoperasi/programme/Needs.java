package id.tokoperasi.programme;

import id.tokoperasi.catalog.ListingCensus;
import id.tokoperasi.catalog.ListingCount;
import id.tokoperasi.cooperative.CooperativeRegister;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.RegisteredCooperative;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.membership.Members;
import id.tokoperasi.ordering.Sales;
import id.tokoperasi.ordering.SalesFigures;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who lacks what, by the rules that are kept as data. */
@Component
public class Needs {

    private final NeedRows rows;
    private final CooperativeRegister register;
    private final ListingCensus listings;
    private final Members members;
    private final SalesFigures sales;
    private final Clock clock;

    Needs(
            NeedRows rows,
            CooperativeRegister register,
            ListingCensus listings,
            Members members,
            SalesFigures sales,
            Clock clock) {
        this.rows = rows;
        this.register = register;
        this.listings = listings;
        this.members = members;
        this.sales = sales;
        this.clock = clock;
    }

    /** A cooperative and what it lacks; at least one thing. */
    public record Lacking(RegisteredCooperative cooperative, Set<Need> needs) {}

    /**
     * What is lacking now.
     *
     * @param thresholds the rules
     * @param lacking by name, those that lack nothing left out
     */
    public record Lacks(Map<Need, Integer> thresholds, List<Lacking> lacking) {

        /** How many lack this. */
        public long count(Need need) {
            return lacking.stream().filter(l -> l.needs().contains(need)).count();
        }
    }

    /** Suspended cooperatives are left out. A fixed number of statements. */
    public Mono<Lacks> now() {
        return rows.thresholds()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(EnumMap::new)
                .flatMap(this::now);
    }

    private Mono<Lacks> now(Map<Need, Integer> thresholds) {
        var now = clock.instant();
        var expiring = Jakarta.day(now).plusDays(thresholds.getOrDefault(Need.LICENCE_EXPIRING, 0));
        var unsold = Duration.ofDays(thresholds.getOrDefault(Need.NO_SALES, 0));
        return Mono.zip(
                        register.all(),
                        listings.onSale(
                                thresholds.getOrDefault(Need.LISTINGS_INCOMPLETE, 0), expiring),
                        members.countByCooperative(),
                        sales.between(now.minus(unsold), now.plusSeconds(1)))
                .map(
                        all ->
                                new Lacks(
                                        thresholds,
                                        all.getT1().stream()
                                                .filter(
                                                        c ->
                                                                c.status()
                                                                        != CooperativeStatus
                                                                                .SUSPENDED)
                                                .map(
                                                        c ->
                                                                lacking(
                                                                        c,
                                                                        thresholds,
                                                                        all.getT2(),
                                                                        all.getT3(),
                                                                        all.getT4()))
                                                .filter(l -> !l.needs().isEmpty())
                                                .toList()));
    }

    private static Lacking lacking(
            RegisteredCooperative c,
            Map<Need, Integer> rules,
            Map<UUID, ListingCount> listings,
            Map<UUID, Long> members,
            Map<UUID, Sales> sales) {
        var count = listings.getOrDefault(c.id(), ListingCount.NONE);
        var verified = c.status() == CooperativeStatus.VERIFIED;
        var needs = EnumSet.noneOf(Need.class);
        rules.forEach(
                (need, threshold) -> {
                    var lacks =
                            switch (need) {
                                case NOT_VERIFIED -> !verified;
                                case NO_LISTINGS -> verified && count.published() < threshold;
                                case NO_PICTURES -> count.withoutPicture() >= threshold;
                                case LISTINGS_INCOMPLETE -> count.incomplete() > 0;
                                case LICENCE_EXPIRING -> count.expiring() > 0;
                                case NO_MEMBERS -> members.getOrDefault(c.id(), 0L) < threshold;
                                case NO_SALES ->
                                        verified
                                                && count.published() > 0
                                                && !sales.containsKey(c.id());
                            };
                    if (lacks) {
                        needs.add(need);
                    }
                });
        return new Lacking(c, needs);
    }
}
