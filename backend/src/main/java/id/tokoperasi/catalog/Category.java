package id.tokoperasi.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A place in the tree of goods.
 *
 * @param parentSlug null at the top
 * @param taxClass null where the category has children: listings stand in leaves only
 * @param drawing name of the drawing family shown for the category, if any
 * @param position order among its siblings
 * @param asks papers that goods of this kind should have; advice to sellers, refuses nothing
 */
public record Category(
        String slug,
        @Nullable String parentSlug,
        String name,
        String nameEnglish,
        @Nullable TaxClass taxClass,
        @Nullable String drawing,
        int position,
        List<Certificate.Kind> asks) {

    /** A place whose goods need no papers. */
    public Category(
            String slug,
            @Nullable String parentSlug,
            String name,
            String nameEnglish,
            @Nullable TaxClass taxClass,
            @Nullable String drawing,
            int position) {
        this(slug, parentSlug, name, nameEnglish, taxClass, drawing, position, List.of());
    }

    /** Whether listings may stand here. */
    public boolean isLeaf() {
        return taxClass != null;
    }
}
