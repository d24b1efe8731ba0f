package id.tokoperasi.storefront.resident;

import id.tokoperasi.search.Facets;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what was found into what the page shows. */
@Component
class SearchViews {

    private static final int FIRST_VALUES = 6;
    private static final Map<String, String> SORT_KEYS =
            Map.of(
                    "sesuai", "sort.relevance",
                    "termurah", "sort.price",
                    "termahal", "sort.price_desc",
                    "satuan", "sort.unit_price",
                    "terdekat", "sort.near",
                    "terlaris", "sort.sold",
                    "terbaru", "sort.newest");

    private final MessageSource messages;
    private final Drawings drawings;

    SearchViews(MessageSource messages, Drawings drawings) {
        this.messages = messages;
        this.drawings = drawings;
    }

    SearchView view(
            Shell shell, SearchWish wish, SearchPages.Found found, SearchPages.Ground from) {
        var page = found.page();
        var words = Words.of(from.locale());
        var next = found.next();
        int shown = wish.shown() + found.cards().size();
        var corrected = page.correctedTo();
        return new SearchView(
                shell,
                wish.text(),
                heading(wish, from),
                wish.exact(),
                corrected,
                wish.href(Map.of("persis", "1")),
                page.total(),
                !page.totalIsExact(),
                found.reduced(),
                found.cards(),
                found.reduced() ? reduced(wish, from) : counted(wish, page.facets(), from),
                wish.minRupiah() == null ? "" : words.number(wish.minRupiah()),
                wish.maxRupiah() == null ? "" : words.number(wish.maxRupiah()),
                chips(wish, from),
                wish.unfiltered().href(),
                found.reduced() ? List.of() : sorts(wish, shell, from.locale()),
                shown,
                SearchPages.PAGE,
                next == null
                        ? null
                        : wish.href(Map.of("sesudah", next, "tampil", String.valueOf(shown))),
                drawings.of("melinjo", 1));
    }

    private String heading(SearchWish wish, SearchPages.Ground from) {
        return wish.category() == null
                ? ""
                : from.tree()
                        .find(wish.category())
                        .map(c -> SearchPages.nameOf(c, from.locale()))
                        .orElse("");
    }

    private List<Choice> sorts(SearchWish wish, Shell shell, Locale locale) {
        return wish.sortNames(shell.district() != null).stream()
                .map(
                        name ->
                                new Choice(
                                        name,
                                        word(
                                                SORT_KEYS.getOrDefault(name, "sort.relevance"),
                                                locale),
                                        name.equals(wish.sort())))
                .toList();
    }

    private List<SearchView.Facet> counted(
            SearchWish wish, Facets counts, SearchPages.Ground from) {
        var facets = new ArrayList<SearchView.Facet>();
        facets.add(facet("kategori", "facet.category", categories(wish, counts, from)));
        facets.add(
                facet(
                        "kecamatan",
                        "facet.district",
                        counts.districts().stream()
                                .map(
                                        v ->
                                                value(
                                                        v,
                                                        SearchPages.districtName(
                                                                from.districts(), v.key())))
                                .toList()));
        facets.add(
                facet(
                        "sertifikat",
                        "facet.certificate",
                        counts.certificates().stream()
                                .map(v -> value(v, word("badge." + v.key(), from.locale(), "")))
                                .toList()));
        facets.add(
                facet(
                        "stok",
                        "facet.stock",
                        List.of(
                                new SearchView.Value(
                                        "1",
                                        word("facet.in_stock", from.locale()),
                                        counts.inStock().count(),
                                        wish.inStock()))));
        facets.removeIf(f -> f.first().isEmpty());
        return facets;
    }

    /** The children of the chosen category, or the roots; the chosen one itself first. */
    private List<SearchView.Value> categories(
            SearchWish wish, Facets counts, SearchPages.Ground from) {
        var chosen = wish.category();
        return counts.categories().stream()
                .filter(
                        v ->
                                v.chosen()
                                        || (chosen == null
                                                ? v.parent() == null
                                                : chosen.equals(v.parent())))
                .sorted(Comparator.comparing(Facets.Value::chosen).reversed())
                .map(
                        v ->
                                value(
                                        v,
                                        from.tree()
                                                .find(v.key())
                                                .map(c -> SearchPages.nameOf(c, from.locale()))
                                                .orElse(v.label())))
                .toList();
    }

    private static SearchView.Value value(Facets.Value counted, String label) {
        return new SearchView.Value(
                counted.key(),
                label.isEmpty() ? counted.label() : label,
                counted.count(),
                counted.chosen());
    }

    /** Without the index there are no counts, and only what the catalogue can narrow by. */
    private List<SearchView.Facet> reduced(SearchWish wish, SearchPages.Ground from) {
        var roots =
                from.tree().roots().stream()
                        .map(
                                c ->
                                        new SearchView.Value(
                                                c.slug(),
                                                SearchPages.nameOf(c, from.locale()),
                                                null,
                                                c.slug().equals(wish.category())))
                        .toList();
        var districts =
                from.districts().stream()
                        .map(
                                d ->
                                        new SearchView.Value(
                                                d.code(),
                                                d.name(),
                                                null,
                                                wish.districts().contains(d.code())))
                        .toList();
        return List.of(
                facet("kategori", "facet.category", roots),
                facet("kecamatan", "facet.district", districts));
    }

    /** Chosen values are never hidden behind "more". */
    private static SearchView.Facet facet(
            String name, String labelKey, List<SearchView.Value> values) {
        var first = new ArrayList<SearchView.Value>();
        var rest = new ArrayList<SearchView.Value>();
        for (var value : values) {
            (value.selected() || first.size() < FIRST_VALUES ? first : rest).add(value);
        }
        return new SearchView.Facet(name, labelKey, first, rest);
    }

    private List<Link> chips(SearchWish wish, SearchPages.Ground from) {
        var words = Words.of(from.locale());
        var chips = new ArrayList<Link>();
        var category = heading(wish, from);
        if (!category.isEmpty()) {
            chips.add(new Link(category, wish.href(Map.of("kategori", ""))));
        }
        for (var code : wish.districts()) {
            var name = SearchPages.districtName(from.districts(), code);
            chips.add(
                    new Link(
                            name.isEmpty() ? code : name,
                            wish.href(Map.of("kecamatan:" + code, ""))));
        }
        if (wish.cooperative() != null) {
            chips.add(
                    new Link(
                            word("facet.cooperative", from.locale()),
                            wish.href(Map.of("koperasi", ""))));
        }
        var price = price(wish.minRupiah(), wish.maxRupiah(), words, from.locale());
        if (!price.isEmpty()) {
            chips.add(new Link(price, wish.href(Map.of("min", "", "maks", ""))));
        }
        for (var certificate : wish.certificates()) {
            chips.add(
                    new Link(
                            word("badge." + certificate.name(), from.locale(), ""),
                            wish.href(Map.of("sertifikat:" + certificate.name(), ""))));
        }
        if (wish.inStock()) {
            chips.add(
                    new Link(word("facet.in_stock", from.locale()), wish.href(Map.of("stok", ""))));
        }
        return chips;
    }

    private String price(@Nullable Long min, @Nullable Long max, Words words, Locale locale) {
        if (min != null && max != null) {
            return word("facet.price_range", locale, words.money(min), words.money(max));
        }
        if (min != null) {
            return word("facet.price_from", locale, words.money(min));
        }
        return max == null ? "" : word("facet.price_to", locale, words.money(max));
    }

    private String word(String key, Locale locale, Object... facts) {
        return messages.getMessage(key, facts, locale);
    }
}
