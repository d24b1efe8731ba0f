package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A basket as it could be bought now, by cooperative. */
public record Basket(UUID id, List<Group> groups) {

    /**
     * What comes from one cooperative.
     *
     * @param readyOn the last day on which it is sent or ready, were it ordered now: the end of the next
     *     day, or the first for which all of it can be made
     */
    public record Group(Cooperative cooperative, List<Line> lines, LocalDate readyOn) {

        /** What the goods that can be bought cost. */
        public Money goods() {
            return lines.stream().map(Line::total).reduce(Money.ZERO, Money::plus);
        }

        /** How many pieces of a listing can be bought, of all its variants. */
        public int pieces(Listing listing) {
            return lines.stream()
                    .filter(l -> l.listing().id().equals(listing.id()))
                    .mapToInt(Line::buyable)
                    .sum();
        }

        public boolean isBuyable() {
            return lines.stream().anyMatch(l -> l.buyable() > 0);
        }
    }

    /** Why fewer pieces than wanted can be bought. */
    public enum Problem {
        /** Taken off sale. */
        GONE,
        /** The cooperative may not sell at the moment. */
        SELLER_PAUSED,
        SOLD_OUT,
        /** Fewer are left than wanted; those are counted. */
        NOT_ENOUGH,
        /** Fewer are wanted than are sold in one order. */
        BELOW_MINIMUM,
        /** More are wanted than can be made for one day; those that can are counted. */
        OVER_CAPACITY
    }

    /**
     * One variant.
     *
     * @param wanted pieces the buyer asked for
     * @param buyable pieces that can be bought now, at most {@code wanted}; nothing is held yet
     * @param price of each at that quantity, now
     * @param priceSeen price of each when it was put in; pages tell a change in words
     */
    public record Line(
            UUID variantId,
            Listing listing,
            Variant variant,
            int wanted,
            int buyable,
            Money price,
            Money priceSeen,
            @Nullable Problem problem) {

        /** What the buyable pieces cost now. */
        public Money total() {
            return price.times(buyable);
        }
    }

    /** What all goods that can be bought cost, without delivery. */
    public Money goods() {
        return groups.stream().map(Group::goods).reduce(Money.ZERO, Money::plus);
    }

    /** Pieces wanted, for the number at the basket's sign. */
    public int pieces() {
        return groups.stream().flatMap(g -> g.lines().stream()).mapToInt(Line::wanted).sum();
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
