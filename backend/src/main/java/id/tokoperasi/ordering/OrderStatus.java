package id.tokoperasi.ordering;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where an order stands. */
public enum OrderStatus {
    /** Goods are held, money has not come. */
    PLACED,
    /** The money is here; the cooperative packs. */
    PAID,
    /** Packed, still with the cooperative. */
    PACKED,
    /** Waits at the cooperative to be collected. */
    READY,
    /** On its way to the buyer. */
    SHIPPED,
    /** The buyer has it. */
    COMPLETED,
    /** Will not be delivered; money that came is on its way back. */
    CANCELLED,
    /** Cancelled or given back, and the money is back with the buyer. */
    REFUNDED,
    /** The buyer has it and wants to give it back; the cooperative decides. */
    RETURN_ASKED,
    /** The cooperative does not take it back. */
    RETURN_REFUSED,
    /** The cooperative takes it back; the money is on its way to the buyer. */
    RETURNED;

    /** The whole machine. Guarded updates and the parameterised test both read it. */
    public Set<OrderStatus> next() {
        return switch (this) {
            case PLACED -> EnumSet.of(PAID, CANCELLED);
            case PAID -> EnumSet.of(PACKED, CANCELLED);
            case PACKED -> EnumSet.of(READY, SHIPPED, CANCELLED);
            case READY -> EnumSet.of(COMPLETED, CANCELLED);
            case SHIPPED -> EnumSet.of(COMPLETED);
            // PAID again: money came late and the goods could be held once more.
            case CANCELLED -> EnumSet.of(PAID, REFUNDED);
            case COMPLETED -> EnumSet.of(RETURN_ASKED);
            case RETURN_ASKED -> EnumSet.of(RETURN_REFUSED, RETURNED);
            case RETURNED -> EnumSet.of(REFUNDED);
            case REFUNDED, RETURN_REFUSED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    /** The states from which this one can be reached. */
    public Set<OrderStatus> previous() {
        var previous = EnumSet.noneOf(OrderStatus.class);
        Arrays.stream(values()).filter(s -> s.next().contains(this)).forEach(previous::add);
        return previous;
    }
}
