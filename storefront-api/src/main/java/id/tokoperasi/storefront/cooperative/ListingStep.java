package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** A step of {@link Listings}, such as {@link Listings#publish}. */
interface ListingStep {
    Mono<Listing> take(UUID cooperativeId, UUID listingId, long seenVersion, String actor);
}
