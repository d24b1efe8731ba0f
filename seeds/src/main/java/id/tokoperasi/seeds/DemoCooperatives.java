package id.tokoperasi.seeds;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.region.GeoPoint;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Registers and verifies cooperatives; one whose slug is known stays as it is. */
@Component
class DemoCooperatives {

    private static final int AT_ONCE = 4;

    private final Cooperatives cooperatives;
    private final Transactions transactions;

    DemoCooperatives(Cooperatives cooperatives, Transactions transactions) {
        this.cooperatives = cooperatives;
        this.transactions = transactions;
    }

    /** The cooperatives of the seeds as they are in the database, by slug. */
    record Shops(Map<String, Cooperative> bySlug, Loading.Count count) {}

    private record Found(Cooperative cooperative, boolean added) {}

    Mono<Shops> load(Seeds seeds) {
        return Flux.fromIterable(seeds.cooperatives())
                .flatMapSequential(this::find, AT_ONCE)
                .collectList()
                .map(DemoCooperatives::shops);
    }

    private Mono<Found> find(Seeds.Cooperative seed) {
        return cooperatives
                .bySlug(seed.slug())
                .map(known -> new Found(known, false))
                .switchIfEmpty(
                        register(seed).onErrorMap(e -> new IllegalStateException(seed.slug(), e)));
    }

    private Mono<Found> register(Seeds.Cooperative seed) {
        return transactions.run(
                () ->
                        cooperatives
                                .register(newCooperative(seed))
                                .flatMap(registered -> cooperatives.verify(registered.id()))
                                .map(verified -> new Found(verified, true)));
    }

    private static Shops shops(List<Found> found) {
        var added = found.stream().filter(Found::added).count();
        return new Shops(
                found.stream()
                        .map(Found::cooperative)
                        .collect(Collectors.toMap(Cooperative::slug, c -> c)),
                new Loading.Count(found.size(), (int) added));
    }

    private static NewCooperative newCooperative(Seeds.Cooperative c) {
        return new NewCooperative(
                c.slug(),
                c.name(),
                CooperativeKind.valueOf(c.kind().toUpperCase(Locale.ROOT)),
                c.legalEntityNumber(),
                c.nib(),
                c.districtMinistryCode(),
                c.village(),
                c.address(),
                c.about(),
                c.phone(),
                c.email(),
                new GeoPoint(c.lat(), c.lng()),
                c.foundedYear(),
                c.memberCount(),
                c.ratDate(),
                c.demo(),
                new DeliveryTerms(
                        c.pickup(),
                        c.ownCourier(),
                        money(c.deliveryBaseRupiah()),
                        money(c.deliveryPerKmRupiah())));
    }

    private static Money money(@Nullable Long rupiah) {
        return rupiah == null ? Money.ZERO : Money.rupiah(rupiah);
    }
}
