package id.tokoperasi.procurement;

import java.util.EnumSet;
import java.util.Set;

/** How far a package has come. */
public enum PackageState {
    /** Being prepared: need, prices and offers may change. */
    DRAFT,
    /** An order was sent for approval or beyond. */
    ORDERED,
    /** Given up, with a reason. */
    CANCELLED;

    /** The whole machine. */
    public Set<PackageState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(ORDERED, CANCELLED);
            case ORDERED -> EnumSet.of(DRAFT);
            case CANCELLED -> EnumSet.noneOf(PackageState.class);
        };
    }
}
