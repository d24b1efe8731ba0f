package id.tokoperasi.search;

import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the index, for the indexer alone. Readers and writers use the alias {@code listings}; a rebuild
 * fills a new index beside it and moves the alias. What is written can be found half a second later.
 */
@Component
@NamedInterface("index")
public class ListingIndex {

    /** One listing in the index and the fingerprint of its document. */
    @NamedInterface("index")
    public record Entry(UUID id, String fingerprint) {}

    /**
     * Whether the alias is there and its index was made by this very mapping; if not, a rebuild is due.
     */
    public Mono<Boolean> isCurrent() {
        return Mono.error(new UnsupportedOperationException());
    }

    /** Makes an empty index under the alias unless the alias is there. Answers true when it made one. */
    public Mono<Boolean> ensure() {
        return Mono.error(new UnsupportedOperationException());
    }

    /**
     * Writes and removes in one bulk, through the alias. Answers the items that failed, by id; removing
     * what is not there is no failure. An error of the whole bulk is an error of the Mono.
     */
    public Mono<Map<UUID, Throwable>> apply(
            List<ListingDocument> upserts, Collection<UUID> deletes) {
        return Mono.error(new UnsupportedOperationException());
    }

    /** Makes an empty index for a rebuild, outside the alias, and answers its name. */
    public Mono<String> create() {
        return Mono.error(new UnsupportedOperationException());
    }

    /** As {@link #apply}, but into an index made by {@link #create}. */
    public Mono<Map<UUID, Throwable>> fill(String index, List<ListingDocument> documents) {
        return Mono.error(new UnsupportedOperationException());
    }

    /** Makes the index searchable, moves the alias to it and removes the other indices. */
    public Mono<Void> swapTo(String index) {
        return Mono.error(new UnsupportedOperationException());
    }

    /** How many listings are found under the alias, after everything written before is searchable. */
    public Mono<Long> count() {
        return Mono.error(new UnsupportedOperationException());
    }

    /** All listings under the alias by id, as of now. */
    public Flux<Entry> entries() {
        return Flux.error(new UnsupportedOperationException());
    }

    /** The fingerprint that {@link #entries} has for an index that holds exactly this document. */
    public String fingerprint(ListingDocument document) {
        throw new UnsupportedOperationException();
    }
}
