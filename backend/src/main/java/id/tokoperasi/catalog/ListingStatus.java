package id.tokoperasi.catalog;

import java.util.EnumSet;
import java.util.Set;

/** Where a listing stands between its cooperative, the dinas and the buyers. */
public enum ListingStatus {
    /** Being written; nobody but the cooperative sees it. */
    DRAFT,
    /** Waits for the dinas before it goes on sale; buyers do not see it. */
    IN_REVIEW,
    /** On sale, as long as the cooperative may sell. */
    PUBLISHED,
    /** On sale as it was, while the dinas looks at a change of it. */
    CHANGES_PENDING,
    /** The dinas said no or asked for changes; off sale until it is sent in again. */
    REJECTED,
    /** Taken off sale by the cooperative; open orders go on. */
    WITHDRAWN,
    /** Put away; kept for old orders, and can be brought back as a draft. */
    ARCHIVED;

    /** Those in which buyers see a listing. */
    public static final Set<ListingStatus> ON_SALE =
            Set.copyOf(EnumSet.of(PUBLISHED, CHANGES_PENDING));

    /** The whole machine. Guarded updates and the parameterised test both read it. */
    public Set<ListingStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_REVIEW, PUBLISHED, ARCHIVED);
            case IN_REVIEW -> EnumSet.of(PUBLISHED, REJECTED, DRAFT, WITHDRAWN);
            case PUBLISHED -> EnumSet.of(CHANGES_PENDING, WITHDRAWN, REJECTED);
            case CHANGES_PENDING -> EnumSet.of(PUBLISHED, WITHDRAWN);
            case REJECTED -> EnumSet.of(IN_REVIEW, ARCHIVED);
            case WITHDRAWN -> EnumSet.of(IN_REVIEW, PUBLISHED, ARCHIVED);
            case ARCHIVED -> EnumSet.of(DRAFT);
        };
    }

    /** Whether buyers see it, as long as the cooperative may sell. */
    public boolean onSale() {
        return ON_SALE.contains(this);
    }

    /** Whether the cooperative may ask for it to go on sale. */
    public boolean publishable() {
        return this == DRAFT || this == REJECTED || this == WITHDRAWN;
    }

    /** Whether the cooperative may put it away. */
    public boolean archivable() {
        return next().contains(ARCHIVED);
    }
}
