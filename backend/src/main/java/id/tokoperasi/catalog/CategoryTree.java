package id.tokoperasi.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All categories at one moment, parents before children. */
public final class CategoryTree {

    private final Map<String, Category> bySlug = new LinkedHashMap<>();

    CategoryTree(Collection<Category> categories) {
        categories.forEach(c -> bySlug.put(c.slug(), c));
    }

    /** In the order of the tree. */
    public List<Category> all() {
        return List.copyOf(bySlug.values());
    }

    public Optional<Category> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** The top categories in order. */
    public List<Category> roots() {
        return bySlug.values().stream().filter(c -> c.parentSlug() == null).toList();
    }

    /** The direct children in order; none for a leaf. */
    public List<Category> childrenOf(String slug) {
        return bySlug.values().stream().filter(c -> slug.equals(c.parentSlug())).toList();
    }

    /** From the top down to the category itself; empty when there is no such category. */
    public List<Category> pathTo(String slug) {
        var path = new ArrayList<Category>();
        var next = bySlug.get(slug);
        while (next != null) {
            path.addFirst(next);
            next = next.parentSlug() == null ? null : bySlug.get(next.parentSlug());
        }
        return List.copyOf(path);
    }

    /** The category and everything below it. */
    public Set<String> slugsUnder(String slug) {
        var slugs = new HashSet<String>();
        if (bySlug.containsKey(slug)) {
            slugs.add(slug);
            childrenOf(slug).forEach(c -> slugs.addAll(slugsUnder(c.slug())));
        }
        return slugs;
    }
}
