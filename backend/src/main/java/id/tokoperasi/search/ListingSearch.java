package id.tokoperasi.search;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

/** Finds published listings. Never waits longer than 500 ms for a search server that is away. */
@Component
public class ListingSearch {

    /**
     * One page of listings. Refuses {@code bad-cursor} when {@link ListingQuery#after()} is not a
     * cursor of this very query; fails with {@link SearchUnavailable} when the index cannot be asked.
     */
    public Mono<ListingPage> search(ListingQuery query) {
        return Mono.error(new SearchUnavailable(null));
    }

    /**
     * What may be meant by the letters typed so far: products, categories, cooperatives. Empty
     * suggestions for fewer than two letters. Fails with {@link SearchUnavailable}.
     */
    public Mono<Suggestions> suggest(String letters) {
        return Mono.just(Suggestions.NONE);
    }
}
