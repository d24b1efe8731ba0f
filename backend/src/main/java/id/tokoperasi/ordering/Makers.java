package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who made what is packed: the one place that says what a maker is. */
@Component
class Makers {

    /** Longer words would push the goods off the sheet. */
    private static final int SHOWN = 70;

    private final Listings listings;

    Makers(Listings listings) {
        this.listings = listings;
    }

    /** By listing, for printing; a listing that names nobody is left out. One statement. */
    Mono<Map<UUID, String>> of(Collection<Order> orders) {
        var ids =
                orders.stream()
                        .flatMap(o -> o.lines().stream())
                        .map(Order.Line::listingId)
                        .collect(Collectors.toSet());
        return listings.snapshots(ids)
                .filter(l -> !maker(l).isEmpty())
                .collectMap(Listing::id, Makers::maker);
    }

    private static String maker(Listing listing) {
        var note = listing.makerNote() == null ? "" : listing.makerNote().strip();
        return note.length() > SHOWN ? note.substring(0, SHOWN - 1).strip() + "…" : note;
    }
}
