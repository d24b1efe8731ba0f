package id.tokoperasi.seeds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** All parts in the order in which they need each other, each reported in one line. */
@Component
class Loading {

    private static final Logger log = LoggerFactory.getLogger(Loading.class);

    private final ReferenceData reference;
    private final Drawings drawings;
    private final DemoCooperatives cooperatives;
    private final DemoListings listings;
    private final DemoAccounts accounts;
    private final DemoVerification verification;
    private final DemoProgramme programme;
    private final DemoModeration moderation;

    Loading(
            ReferenceData reference,
            Drawings drawings,
            DemoCooperatives cooperatives,
            DemoListings listings,
            DemoAccounts accounts,
            DemoVerification verification,
            DemoProgramme programme,
            DemoModeration moderation) {
        this.reference = reference;
        this.drawings = drawings;
        this.cooperatives = cooperatives;
        this.listings = listings;
        this.accounts = accounts;
        this.verification = verification;
        this.programme = programme;
        this.moderation = moderation;
    }

    /** How many rows of the seeds are in the database, and how many of them this run has added. */
    record Count(int all, int added) {}

    Mono<Void> load(Seeds seeds, boolean withDemo) {
        return upTo("districts", reference.districts(seeds))
                .then(upTo("categories", reference.categories(seeds)))
                .then(upTo("versions of rules", reference.rules(seeds)))
                .then(upTo("offices", reference.offices(seeds)))
                .then(upTo("figures of the office", reference.officeFigures(seeds)))
                .then(upTo("requirements", reference.requirements(seeds)))
                .then(report("drawings", drawings.load(), all -> all.size() + ""))
                .flatMap(pictures -> withDemo ? demo(seeds, pictures) : Mono.empty());
    }

    private Mono<Void> demo(Seeds seeds, Map<String, UUID> pictures) {
        return report("demo cooperatives", cooperatives.load(seeds), shops -> words(shops.count()))
                .flatMap(
                        shops ->
                                report(
                                                "demo listings",
                                                listings.load(seeds, shops, pictures),
                                                Loading::words)
                                        .then(
                                                report(
                                                        "demo appointments",
                                                        accounts.load(seeds, shops),
                                                        Loading::words))
                                        .then(
                                                report(
                                                        "demo papers",
                                                        verification.load(shops),
                                                        Loading::words))
                                        .then(
                                                report(
                                                        "demo programme",
                                                        programme.load(shops),
                                                        Loading::words))
                                        .then(
                                                report(
                                                        "demo requests",
                                                        moderation.load(shops),
                                                        Loading::words)))
                .then();
    }

    private static Mono<Integer> upTo(String part, Mono<Integer> rows) {
        return report(part, rows, String::valueOf);
    }

    private static String words(Count count) {
        return count.all() + ", " + count.added() + " new";
    }

    private static <T> Mono<T> report(String part, Mono<T> work, Function<T, String> words) {
        return Mono.defer(
                () -> {
                    var start = System.nanoTime();
                    return work.doOnNext(
                                    done -> {
                                        var took = Duration.ofNanos(System.nanoTime() - start);
                                        log.info(
                                                "{}: {} in {} s",
                                                part,
                                                words.apply(done),
                                                String.format(
                                                        Locale.ROOT,
                                                        "%.1f",
                                                        took.toMillis() / 1000.0));
                                    })
                            .onErrorMap(e -> new IllegalStateException(part, e));
                });
    }
}
