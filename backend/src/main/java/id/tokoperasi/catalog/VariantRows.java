package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

@Component
class VariantRows {

    private final DatabaseClient db;

    VariantRows(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Makes the listing's active variants exactly these, in this order, all in one statement; new ones
     * start with an empty shelf. Answers the ids in the order of the drafts. An id that is not a
     * variant of this listing is missing in the count, see {@link #countOf}.
     */
    Mono<List<UUID>> put(UUID listingId, UUID cooperativeId, List<VariantDraft> variants) {
        var ids = variants.stream().map(v -> v.id() == null ? Ids.next() : v.id()).toList();
        return db.sql(
                        """
                        with wanted as (
                            select * from unnest(:ids, :names, :skus, :prices, :weights, :nets, :fresh)
                                with ordinality as w (id, name, sku, price, weight, net, fresh, position)),
                        changed as (
                            update catalog.variants v
                               set name = w.name, sku = w.sku, price_rupiah = w.price, weight_grams = w.weight,
                                   net_amount = w.net, position = w.position, active = true
                              from wanted w
                             where v.id = w.id and v.listing_id = :listing and not w.fresh),
                        added as (
                            insert into catalog.variants
                                   (id, listing_id, cooperative_id, name, sku, price_rupiah, weight_grams,
                                    net_amount, position)
                            select id, :listing, :cooperative, name, sku, price, weight, net, position
                              from wanted where fresh
                            returning id)
                        insert into catalog.stock (variant_id, on_hand) select id, 0 from added
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("names", array(variants, VariantDraft::name, String[]::new))
                .bind("skus", array(variants, VariantDraft::sku, String[]::new))
                .bind("prices", array(variants, v -> v.price().rupiah(), Long[]::new))
                .bind("weights", array(variants, VariantDraft::weightGrams, Integer[]::new))
                .bind("nets", nets(variants))
                .bind("fresh", array(variants, v -> v.id() == null, Boolean[]::new))
                .bind("listing", listingId)
                .bind("cooperative", cooperativeId)
                .then()
                .thenReturn(ids);
    }

    /** Takes every variant off the listing; those put back by {@link #put} are active again. */
    Mono<Void> clear(UUID listingId) {
        return db.sql(
                        "update catalog.variants set active = false where listing_id = :listing and active")
                .bind("listing", listingId)
                .then();
    }

    /** The prices as last published or looked at; one that has none yet begins with what it costs now. */
    Mono<Map<UUID, Long>> checkedPrices(UUID listingId) {
        return db.sql(
                        """
                        with fresh as (
                            update catalog.variants set checked_price_rupiah = price_rupiah
                             where listing_id = :listing and active and checked_price_rupiah is null
                            returning id, price_rupiah)
                        select id, checked_price_rupiah as price from catalog.variants
                         where listing_id = :listing and checked_price_rupiah is not null
                        union all select id, price_rupiah from fresh
                        """)
                .bind("listing", listingId)
                .map(row -> Map.entry(Columns.uuid(row, "id"), Columns.number(row, "price")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The prices that it has now are the looked at ones. */
    Mono<Void> checkPrices(UUID listingId) {
        return db.sql(
                        """
                        update catalog.variants set checked_price_rupiah = price_rupiah
                         where listing_id = :listing and active
                           and checked_price_rupiah is distinct from price_rupiah
                        """)
                .bind("listing", listingId)
                .then();
    }

    Mono<Long> countOf(UUID listingId, List<UUID> ids) {
        return db.sql(
                        "select count(*) from catalog.variants where listing_id = :listing and id = any(:ids)")
                .bind("listing", listingId)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(Long.class)
                .one();
    }

    private static @Nullable Long[] nets(List<VariantDraft> variants) {
        var nets = new @Nullable Long[variants.size()];
        for (int i = 0; i < nets.length; i++) {
            nets[i] = variants.get(i).netAmount();
        }
        return nets;
    }

    private static <T> T[] array(
            List<VariantDraft> variants,
            Function<VariantDraft, ? extends T> field,
            IntFunction<T[]> empty) {
        return variants.stream().map(field).toArray(empty);
    }
}
