package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Remembered;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/** The tree of goods; small and steady, so it is kept in memory for a minute. */
@Component
public class Categories {

    private final DatabaseClient db;
    private final Remembered<CategoryTree> remembered;

    Categories(DatabaseClient db) {
        this.db = db;
        this.remembered = new Remembered<>(Mono.defer(this::load), tree -> tree.all().isEmpty());
    }

    /** The whole tree; without any category before the seeds are loaded. */
    public Mono<CategoryTree> tree() {
        return remembered.get();
    }

    /** Writes categories, parents first, or brings them up to date. */
    public Mono<Void> put(List<Category> categories) {
        return Flux.fromIterable(categories)
                .concatMap(this::put)
                .then(Mono.fromRunnable(remembered::forget));
    }

    private Mono<Void> put(Category category) {
        var taxClass = category.taxClass();
        return db.sql(
                        """
                        insert into catalog.categories
                               (slug, parent_slug, name, name_english, tax_class, drawing, position, asks)
                        values (:slug, :parent, :name, :english, :tax, :drawing, :position, :asks)
                        on conflict (slug) do update
                           set parent_slug = excluded.parent_slug, name = excluded.name,
                               name_english = excluded.name_english, tax_class = excluded.tax_class,
                               drawing = excluded.drawing, position = excluded.position,
                               asks = excluded.asks
                        """)
                .bind("slug", category.slug())
                .bind("parent", Columns.orNull(category.parentSlug(), String.class))
                .bind("name", category.name())
                .bind("english", category.nameEnglish())
                .bind(
                        "tax",
                        Columns.orNull(taxClass == null ? null : taxClass.name(), String.class))
                .bind("drawing", Columns.orNull(category.drawing(), String.class))
                .bind("position", category.position())
                .bind("asks", category.asks().stream().map(Enum::name).toArray(String[]::new))
                .then();
    }

    private Mono<CategoryTree> load() {
        return db.sql(
                        """
                        with recursive tree as (
                            select c.*, array[position] as path from catalog.categories c
                             where parent_slug is null
                            union all
                            select c.*, t.path || c.position
                              from catalog.categories c join tree t on c.parent_slug = t.slug)
                        select * from tree order by path, slug
                        """)
                .map(Categories::toCategory)
                .all()
                .collectList()
                .map(CategoryTree::new);
    }

    private static Category toCategory(Readable row) {
        var taxClass = row.get("tax_class", String.class);
        return new Category(
                Columns.text(row, "slug"),
                row.get("parent_slug", String.class),
                Columns.text(row, "name"),
                Columns.text(row, "name_english"),
                taxClass == null ? null : TaxClass.valueOf(taxClass),
                row.get("drawing", String.class),
                Columns.count(row, "position"),
                Columns.texts(row, "asks").stream().map(Certificate.Kind::valueOf).toList());
    }
}
