package id.tokoperasi.storefront.resident;

import id.tokoperasi.search.Certificate;
import id.tokoperasi.search.ListingQuery;
import id.tokoperasi.search.Location;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the address of a results page asks for. Values that make no sense are left out, so that an old
 * or mistyped link still finds something.
 *
 * @param after where to go on, or empty
 * @param shown products on the pages before
 */
record SearchWish(
        String text,
        boolean exact,
        @Nullable String category,
        Set<String> districts,
        @Nullable String cooperative,
        @Nullable Long minRupiah,
        @Nullable Long maxRupiah,
        boolean inStock,
        Set<Certificate> certificates,
        @Nullable Location near,
        String sort,
        String after,
        int shown) {

    /** Names in addresses and what they sort by. */
    private static final Map<String, ListingQuery.Sort> SORTS = sorts();

    private static Map<String, ListingQuery.Sort> sorts() {
        var sorts = new LinkedHashMap<String, ListingQuery.Sort>();
        sorts.put("sesuai", ListingQuery.Sort.RELEVANCE);
        sorts.put("termurah", ListingQuery.Sort.PRICE);
        sorts.put("termahal", ListingQuery.Sort.PRICE_DESCENDING);
        sorts.put("satuan", ListingQuery.Sort.UNIT_PRICE);
        sorts.put("terdekat", ListingQuery.Sort.NEAR);
        sorts.put("terlaris", ListingQuery.Sort.BEST_SELLING);
        sorts.put("terbaru", ListingQuery.Sort.NEWEST);
        return sorts;
    }

    static SearchWish of(Typed typed) {
        // a ticked branch and a ticked twig come together: the twig, which stands last, is meant
        var categories = typed.texts("kategori");
        var category = categories.isEmpty() ? "" : categories.getLast();
        var cooperative = typed.text("koperasi");
        var certificates = EnumSet.noneOf(Certificate.class);
        for (var name : typed.texts("sertifikat")) {
            Arrays.stream(Certificate.values())
                    .filter(c -> c.name().equalsIgnoreCase(name))
                    .forEach(certificates::add);
        }
        var sort = typed.text("urut");
        var min = typed.number("min");
        var max = typed.number("maks");
        return new SearchWish(
                typed.text("q"),
                typed.has("persis"),
                category.isEmpty() ? null : category,
                new LinkedHashSet<>(typed.texts("kecamatan")),
                cooperative.isEmpty() ? null : cooperative,
                min.isPresent() ? min.getAsLong() : null,
                max.isPresent() ? max.getAsLong() : null,
                typed.has("stok"),
                certificates,
                null,
                SORTS.containsKey(sort) ? sort : "sesuai",
                typed.text("sesudah"),
                typed.count("tampil").orElse(0));
    }

    SearchWish near(Location place) {
        return new SearchWish(
                text,
                exact,
                category,
                districts,
                cooperative,
                minRupiah,
                maxRupiah,
                inStock,
                certificates,
                place,
                sort,
                after,
                shown);
    }

    ListingQuery query() {
        var by = SORTS.getOrDefault(sort, ListingQuery.Sort.RELEVANCE);
        return ListingQuery.about(text)
                .exact(exact)
                .category(category)
                .districts(districts)
                .cooperative(cooperative)
                .priceRupiah(minRupiah, maxRupiah)
                .inStock(inStock)
                .certificates(certificates)
                .near(near)
                .sort(
                        by == ListingQuery.Sort.NEAR && near == null
                                ? ListingQuery.Sort.RELEVANCE
                                : by)
                .facets(true)
                .size(SearchPages.PAGE)
                .after(after.isEmpty() ? null : after)
                .build();
    }

    /** The names to sort by, without "nearest" when no place is known. */
    List<String> sortNames(boolean placeKnown) {
        return SORTS.keySet().stream().filter(s -> placeKnown || !s.equals("terdekat")).toList();
    }

    /** The same text in the same order, with all filters off. */
    SearchWish unfiltered() {
        return new SearchWish(
                text, exact, null, Set.of(), null, null, null, false, Set.of(), near, sort, "", 0);
    }

    /** The address of this wish without its page. */
    String href() {
        return href(Map.of());
    }

    /**
     * The address of this wish, changed.
     *
     * @param changes field to its only value; an empty value takes the field out
     */
    String href(Map<String, String> changes) {
        var out = new StringBuilder();
        add(out, "q", changes.getOrDefault("q", text));
        add(out, "persis", changes.getOrDefault("persis", exact ? "1" : ""));
        add(out, "kategori", changes.getOrDefault("kategori", category == null ? "" : category));
        for (var district : districts) {
            add(out, "kecamatan", changes.containsKey("kecamatan:" + district) ? "" : district);
        }
        add(out, "koperasi", changes.getOrDefault("koperasi", orEmpty(cooperative)));
        add(out, "min", changes.getOrDefault("min", orEmpty(minRupiah)));
        add(out, "maks", changes.getOrDefault("maks", orEmpty(maxRupiah)));
        add(out, "stok", changes.getOrDefault("stok", inStock ? "1" : ""));
        for (var certificate : certificates) {
            var name = certificate.name();
            add(out, "sertifikat", changes.containsKey("sertifikat:" + name) ? "" : name);
        }
        add(out, "urut", changes.getOrDefault("urut", sort.equals("sesuai") ? "" : sort));
        add(out, "sesudah", changes.getOrDefault("sesudah", ""));
        add(out, "tampil", changes.getOrDefault("tampil", ""));
        return "/cari" + out;
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void add(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(out.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
