package id.tokoperasi.programme;

import id.tokoperasi.catalog.ListingCensus;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.ordering.Sales;
import id.tokoperasi.ordering.SalesFigures;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What those who were at a training listed and sold in the {@link Training#COMPARED} before its end and
 * after it. Counts side by side, which claim no cause.
 */
@Component
public class Effects {

    private final SignUpRows signUps;
    private final Cooperatives cooperatives;
    private final ListingCensus listings;
    private final SalesFigures sales;
    private final Clock clock;

    Effects(
            SignUpRows signUps,
            Cooperatives cooperatives,
            ListingCensus listings,
            SalesFigures sales,
            Clock clock) {
        this.signUps = signUps;
        this.cooperatives = cooperatives;
        this.listings = listings;
        this.sales = sales;
        this.clock = clock;
    }

    /**
     * One cooperative before and after.
     *
     * @param listedBefore listings put on sale before
     */
    public record Line(
            UUID cooperativeId,
            String cooperative,
            long listedBefore,
            long listedAfter,
            Sales soldBefore,
            Sales soldAfter) {}

    /**
     * All who were there, by name.
     *
     * @param complete whether the time after is over
     * @param until when it is
     */
    public record Effect(List<Line> lines, boolean complete, Instant until) {}

    /** A fixed number of statements; none but one when nobody was there. */
    public Mono<Effect> of(Training training) {
        var until = training.endsAt().plus(Training.COMPARED);
        return signUps.ofTraining(training.id())
                .filter(s -> s.attendedAt() != null)
                .map(SignUp::cooperativeId)
                .distinct()
                .collectList()
                .flatMap(there -> lines(there, training))
                .map(lines -> new Effect(lines, training.isComparable(clock.instant()), until));
    }

    private Mono<List<Line>> lines(List<UUID> there, Training training) {
        var middle = training.endsAt();
        var from = middle.minus(Training.COMPARED);
        var to = middle.plus(Training.COMPARED);
        return Mono.zip(
                        cooperatives.byIds(there).collectList(),
                        listings.publishedBetween(there, from, middle),
                        listings.publishedBetween(there, middle, to),
                        sales.between(there, from, middle),
                        sales.between(there, middle, to))
                .map(
                        all ->
                                all.getT1().stream()
                                        .map(
                                                c ->
                                                        new Line(
                                                                c.id(),
                                                                c.name(),
                                                                all.getT2()
                                                                        .getOrDefault(c.id(), 0L),
                                                                all.getT3()
                                                                        .getOrDefault(c.id(), 0L),
                                                                all.getT4()
                                                                        .getOrDefault(
                                                                                c.id(), Sales.NONE),
                                                                all.getT5()
                                                                        .getOrDefault(
                                                                                c.id(),
                                                                                Sales.NONE)))
                                        .sorted(Comparator.comparing(Line::cooperative))
                                        .toList());
    }
}
