package id.tokoperasi.bulk;

import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** Cells of a row about a listing as the catalogue has them; what has no column stays as it was. */
final class ListingCells {

    private static final Map<String, ContentUnit> UNITS =
            Map.ofEntries(
                    Map.entry("gram", ContentUnit.GRAM),
                    Map.entry("g", ContentUnit.GRAM),
                    Map.entry("gr", ContentUnit.GRAM),
                    Map.entry("ml", ContentUnit.MILLILITRE),
                    Map.entry("mililiter", ContentUnit.MILLILITRE),
                    Map.entry("millilitre", ContentUnit.MILLILITRE),
                    Map.entry("buah", ContentUnit.PIECE),
                    Map.entry("pcs", ContentUnit.PIECE),
                    Map.entry("biji", ContentUnit.PIECE),
                    Map.entry("piece", ContentUnit.PIECE));

    private ListingCells() {}

    /** How the unit is written in exports. */
    static String word(ContentUnit unit) {
        return switch (unit) {
            case GRAM -> "gram";
            case MILLILITRE -> "ml";
            case PIECE -> "buah";
        };
    }

    static String text(Line line, String field, @Nullable String old) {
        return old != null && !line.has(field) ? old : line.required(field);
    }

    static String category(Line line, CategoryTree tree, @Nullable ListingDraft old) {
        if (old != null && !line.has("categorySlug")) {
            return old.categorySlug();
        }
        var typed = line.required("categorySlug");
        return tree.all().stream()
                .filter(
                        c ->
                                c.slug().equalsIgnoreCase(typed)
                                        || c.name().equalsIgnoreCase(typed)
                                        || c.nameEnglish().equalsIgnoreCase(typed))
                .filter(c -> c.isLeaf())
                .findFirst()
                .map(c -> c.slug())
                .orElseGet(
                        () -> {
                            line.problem("categorySlug", "category-unknown");
                            return "";
                        });
    }

    static ContentUnit unit(Line line, @Nullable ListingDraft old) {
        if (!line.has("contentUnit") || !line.says("contentUnit")) {
            return old == null ? ContentUnit.PIECE : old.contentUnit();
        }
        var unit = UNITS.get(line.text("contentUnit").toLowerCase(Locale.ROOT));
        if (unit == null) {
            line.problem("contentUnit", "content-unit-unknown");
            return ContentUnit.PIECE;
        }
        return unit;
    }

    static @Nullable Long net(Line line, @Nullable VariantDraft old) {
        if (!line.has("netAmount")) {
            return old == null ? null : old.netAmount();
        }
        return line.says("netAmount")
                ? Long.valueOf(line.whole("netAmount", 1, 1, 1_000_000_000, "net-range"))
                : null;
    }
}
