package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The picture of a listing, or the drawing of its category when it has none: never a grey box. */
@Component
public class Drawings {

    /** Families of goods that share a drawing with another. */
    private static final Map<String, String> ALIKE =
            Map.ofEntries(
                    Map.entry("camilan", "toples"),
                    Map.entry("keripik", "emping"),
                    Map.entry("kerupuk", "emping"),
                    Map.entry("rengginang", "toples"),
                    Map.entry("ceplis", "emping"),
                    Map.entry("bolu", "kue"),
                    Map.entry("dodol", "gula"),
                    Map.entry("bontot", "bandeng"),
                    Map.entry("ikan", "bandeng"),
                    Map.entry("udang", "bandeng"),
                    Map.entry("laut", "bandeng"),
                    Map.entry("minuman", "botol"),
                    Map.entry("madu", "botol"),
                    Map.entry("kopi", "toples"),
                    Map.entry("teh", "toples"),
                    Map.entry("sambal", "botol"),
                    Map.entry("minyak", "botol"),
                    Map.entry("bumbu", "toples"),
                    Map.entry("sembako", "beras"),
                    Map.entry("pertanian", "beras"),
                    Map.entry("pupuk", "beras"),
                    Map.entry("bibit", "pot"),
                    Map.entry("sayur", "pot"),
                    Map.entry("buah", "melinjo"),
                    Map.entry("anyaman", "tas"),
                    Map.entry("topi", "tas"),
                    Map.entry("bambu", "klakat"),
                    Map.entry("kemeja", "batik"),
                    Map.entry("seragam", "batik"),
                    Map.entry("kain", "batik"),
                    Map.entry("busana", "batik"),
                    Map.entry("fesyen", "batik"),
                    Map.entry("cangkul", "golok"),
                    Map.entry("logam", "golok"),
                    Map.entry("katering", "nasi"),
                    Map.entry("tumpeng", "nasi"),
                    Map.entry("snack", "kue"),
                    Map.entry("kerajinan", "gerabah"),
                    Map.entry("kriya", "gerabah"));

    private final Assets assets;

    Drawings(Assets assets) {
        this.assets = assets;
    }

    /** The first picture of a listing. */
    public Picture of(
            List<UUID> pictureIds, int width, CategoryTree tree, String category, UUID id) {
        return of(pictureIds.isEmpty() ? null : pictureIds.getFirst(), width, tree, category, id);
    }

    /** A picture by its id. */
    public Picture of(
            @Nullable UUID pictureId, int width, CategoryTree tree, String category, UUID id) {
        return pictureId == null ? ofCategory(tree, category, id) : picture(pictureId, width, id);
    }

    /** An uploaded picture or a stored drawing. */
    public Picture picture(UUID pictureId, int width, Object tintOf) {
        return new Picture("/gambar/" + pictureId + "/" + width, "", Picture.tileOf(tintOf));
    }

    /** What stands for a category, looked for from the category up to its root. */
    public Picture ofCategory(CategoryTree tree, String slug, Object tintOf) {
        var path = tree.pathTo(slug);
        for (int i = path.size() - 1; i >= 0; i--) {
            var drawing = drawing(path.get(i));
            if (drawing != null) {
                return new Picture(drawing, "", Picture.tileOf(tintOf));
            }
        }
        return of("melinjo", Picture.tileOf(tintOf));
    }

    private @Nullable String drawing(Category category) {
        var family = category.drawing() == null ? category.slug() : category.drawing();
        for (var word : (family + "-" + category.slug()).split("-")) {
            var known = assets.knownDrawing(ALIKE.getOrDefault(word, word));
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /** A drawing by its name, for a page that stands for no product. */
    public Picture of(String family, int tile) {
        return new Picture(assets.drawing(family), "", tile);
    }
}
