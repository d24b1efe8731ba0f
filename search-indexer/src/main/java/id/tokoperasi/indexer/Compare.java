package id.tokoperasi.indexer;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.search.ListingIndex;
import id.tokoperasi.search.ListingIndex.Entry;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares what the index holds with what the database says it should hold. Listings that differ are
 * looked at again a little later: an edit on its way to the index is no difference.
 */
@Component
class Compare {

    private static final int PAGE = 1_000;
    private static final int LOOKS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Listings listings;
    private final IndexedListings documents;
    private final ListingIndex index;

    Compare(Listings listings, IndexedListings documents, ListingIndex index) {
        this.listings = listings;
        this.documents = documents;
        this.index = index;
    }

    /**
     * @param compared listings that the database wants to be found
     * @param missing not in the index
     * @param outdated in the index with another content
     * @param surplus in the index, and should not be
     */
    record Differences(long compared, List<UUID> missing, List<UUID> outdated, List<UUID> surplus) {

        boolean isEmpty() {
            return missing.isEmpty() && outdated.isEmpty() && surplus.isEmpty();
        }

        String summary() {
            return "compared: %d listings, %d differences (%d missing, %d outdated, %d surplus)%s"
                    .formatted(
                            compared,
                            missing.size() + outdated.size() + surplus.size(),
                            missing.size(),
                            outdated.size(),
                            surplus.size(),
                            isEmpty()
                                    ? ""
                                    : ", such as " + all().subList(0, Math.min(3, all().size())));
        }

        List<UUID> all() {
            var all = new ArrayList<>(missing);
            all.addAll(outdated);
            all.addAll(surplus);
            return all;
        }
    }

    Mono<Differences> run() {
        return index.entries()
                .collectMap(Entry::id, Entry::fingerprint, HashMap::new)
                .flatMap(this::compareAll)
                .flatMap(first -> lookAgain(first, LOOKS - 1));
    }

    private Mono<Differences> compareAll(Map<UUID, String> indexed) {
        var found = new Differences(0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        return ids().buffer(PAGE)
                .concatMap(documents::of)
                .reduce(found, (sum, page) -> add(sum, page, indexed))
                .doOnNext(sum -> sum.surplus().addAll(indexed.keySet()));
    }

    private Flux<UUID> ids() {
        return listings.idsAfter(null, PAGE)
                .collectList()
                .expand(
                        page ->
                                page.isEmpty()
                                        ? Mono.empty()
                                        : listings.idsAfter(page.getLast(), PAGE).collectList())
                .concatMapIterable(page -> page);
    }

    /** Takes what the page accounts for out of the index's entries; what is left is surplus. */
    private Differences add(
            Differences sum, IndexedListings.Projection page, Map<UUID, String> indexed) {
        for (var document : page.shown()) {
            var fingerprint = indexed.remove(document.id());
            if (fingerprint == null) {
                sum.missing().add(document.id());
            } else if (!fingerprint.equals(index.fingerprint(document))) {
                sum.outdated().add(document.id());
            }
        }
        page.failed().keySet().stream()
                .filter(id -> indexed.remove(id) == null)
                .forEach(sum.missing()::add);
        return new Differences(
                sum.compared() + page.shown().size() + page.failed().size(),
                sum.missing(),
                sum.outdated(),
                sum.surplus());
    }

    private Mono<Differences> lookAgain(Differences seen, int looksLeft) {
        if (seen.isEmpty() || looksLeft == 0) {
            return Mono.just(seen);
        }
        return Mono.delay(PAUSE)
                .thenMany(Flux.fromIterable(seen.all()))
                .buffer(PAGE)
                .concatMap(this::compare)
                .reduce(
                        new Differences(
                                seen.compared(),
                                new ArrayList<>(),
                                new ArrayList<>(),
                                new ArrayList<>()),
                        Compare::join)
                .flatMap(again -> lookAgain(again, looksLeft - 1));
    }

    private Mono<Differences> compare(Collection<UUID> ids) {
        var none = new Differences(0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        return documents
                .of(ids)
                .zipWhen(projection -> index.entries(ids))
                .map(
                        both -> {
                            var indexed = new HashMap<UUID, String>();
                            both.getT2().forEach(e -> indexed.put(e.id(), e.fingerprint()));
                            var found = add(none, both.getT1(), indexed);
                            found.surplus().addAll(indexed.keySet());
                            return found;
                        });
    }

    private static Differences join(Differences all, Differences more) {
        all.missing().addAll(more.missing());
        all.outdated().addAll(more.outdated());
        all.surplus().addAll(more.surplus());
        return all;
    }
}
