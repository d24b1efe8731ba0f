package id.tokoperasi.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of goods.
 *
 * @param parentSlug null at the top
 * @param taxClass null where the category has children: listings stand in leaves only
 * @param drawing name of the drawing family shown for the category, if any
 * @param position order among its siblings
 */
public record Category(
        String slug,
        @Nullable String parentSlug,
        String name,
        String nameEnglish,
        @Nullable TaxClass taxClass,
        @Nullable String drawing,
        int position) {

    /** Whether listings may stand here. */
    public boolean isLeaf() {
        return taxClass != null;
    }
}
