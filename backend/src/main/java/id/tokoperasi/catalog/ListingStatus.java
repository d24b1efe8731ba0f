package id.tokoperasi.catalog;

import java.util.EnumSet;
import java.util.Set;

/** Whether buyers see a listing. */
public enum ListingStatus {
    /** Being written; nobody but the cooperative sees it. */
    DRAFT,
    /** On sale, as long as the cooperative may sell. */
    PUBLISHED,
    /** Taken off sale; open orders go on. */
    WITHDRAWN;

    /** The whole machine. Guarded updates and the parameterised test both read it. */
    public Set<ListingStatus> next() {
        return switch (this) {
            case DRAFT, WITHDRAWN -> EnumSet.of(PUBLISHED);
            case PUBLISHED -> EnumSet.of(WITHDRAWN);
        };
    }
}
