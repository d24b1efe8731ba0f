package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.Members;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who made what is packed: the one place that says what a maker is. */
@Component
class Makers {

    /** Longer words would push the goods off the sheet. */
    private static final int SHOWN = 70;

    private final Listings listings;
    private final Members members;

    Makers(Listings listings, Members members) {
        this.listings = listings;
        this.members = members;
    }

    /**
     * By listing, for the cooperative's own papers; a listing that names nobody is left out. Two
     * statements.
     */
    Mono<Map<UUID, String>> of(Collection<Order> orders) {
        var ids =
                orders.stream()
                        .flatMap(o -> o.lines().stream())
                        .map(Order.Line::listingId)
                        .collect(Collectors.toSet());
        return listings.snapshots(ids)
                .collectList()
                .zipWhen(this::membersOf)
                .map(both -> named(both.getT1(), both.getT2()));
    }

    private Mono<Map<UUID, String>> membersOf(List<Listing> found) {
        var ids =
                found.stream()
                        .flatMap(l -> Stream.ofNullable(l.makerMemberId()))
                        .distinct()
                        .toList();
        return members.byIds(ids).collectMap(Member::id, Member::name);
    }

    private static Map<UUID, String> named(List<Listing> found, Map<UUID, String> names) {
        var makers = new HashMap<UUID, String>();
        for (var listing : found) {
            var member = listing.makerMemberId();
            var note = listing.makerNote() == null ? "" : listing.makerNote().strip();
            var maker = member == null ? note : names.getOrDefault(member, note);
            if (!maker.isEmpty()) {
                makers.put(listing.id(), shortened(maker));
            }
        }
        return makers;
    }

    private static String shortened(String maker) {
        return maker.length() > SHOWN ? maker.substring(0, SHOWN - 1).strip() + "…" : maker;
    }
}
