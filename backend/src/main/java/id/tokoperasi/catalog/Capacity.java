package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How many pieces of a listing are still to be made for a day. The database decides: a guarded write per
 * listing and day. Only listings with a {@link Listing#dailyCapacity} are counted, from the moment on
 * that they have one.
 */
@Component
public class Capacity {

    private final CapacityRows rows;
    private final Clock clock;

    Capacity(CapacityRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What is taken of the days to come, by listing and day; a day without an entry is free. */
    public record Taken(Map<UUID, Map<LocalDate, Integer>> byListing) {

        /** Nothing at all. */
        public static final Taken NOTHING = new Taken(Map.of());

        /** Whether that many more pieces can be made for that day. */
        public boolean fits(Listing listing, LocalDate day, int pieces) {
            var capacity = listing.dailyCapacity();
            return capacity == null
                    || byListing.getOrDefault(listing.id(), Map.of()).getOrDefault(day, 0) + pieces
                            <= capacity;
        }

        /**
         * The first day for which all of these can be made, from that one on.
         *
         * @param pieces by listing; of none more than its capacity
         */
        public LocalDate earliest(Map<Listing, Integer> pieces, LocalDate from) {
            if (!NOTHING.fit(pieces, from)) {
                throw new IllegalArgumentException("more pieces than can be made for any day");
            }
            var day = from;
            while (!fit(pieces, day)) {
                day = day.plusDays(1);
            }
            return day;
        }

        private boolean fit(Map<Listing, Integer> pieces, LocalDate day) {
            return pieces.entrySet().stream().allMatch(e -> fits(e.getKey(), day, e.getValue()));
        }
    }

    /** What is taken of these listings; one statement, none when none of them is limited. */
    public Mono<Taken> taken(Collection<Listing> listings) {
        var ids =
                listings.stream()
                        .filter(l -> l.dailyCapacity() != null)
                        .map(Listing::id)
                        .distinct()
                        .toList();
        return ids.isEmpty()
                ? Mono.just(Taken.NOTHING)
                : rows.taken(ids, Jakarta.day(clock.instant())).map(Taken::new);
    }

    /**
     * Takes all of it, in the caller's transaction. Refuses {@code capacity-full} with the {@code
     * listingId} of the first that does not fit; the transaction has to be rolled back then.
     */
    public Mono<Void> take(List<CapacityLine> lines) {
        return lines.isEmpty()
                ? Mono.empty()
                : rows.take(lines)
                        .collectList()
                        .doOnNext(taken -> refuseOthers(lines, new HashSet<>(taken)))
                        .then();
    }

    private static void refuseOthers(List<CapacityLine> lines, Collection<UUID> taken) {
        for (var line : lines) {
            if (!taken.contains(line.listingId())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "capacity-full",
                        Map.of("listingId", line.listingId()));
            }
        }
    }

    /** Gives back what was taken for it, once; in the caller's transaction. */
    public Mono<Void> release(UUID reference) {
        return rows.release(reference);
    }

    /**
     * Takes again what was given back, for the same day, all or nothing; answers whether it could. In the
     * caller's transaction.
     */
    public Mono<Boolean> tryTakeAgain(UUID reference) {
        return rows.takeAgain(reference, Jakarta.day(clock.instant()));
    }
}
