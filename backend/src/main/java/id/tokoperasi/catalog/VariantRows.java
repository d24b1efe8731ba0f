package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@Component
class VariantRows {

    private final DatabaseClient db;
    private final JsonMapper json;

    VariantRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Makes the listing's active variants exactly these, in this order, all in one statement; new ones
     * start with an empty shelf. Answers the ids in the order of the drafts. An id that is not a
     * variant of this listing is missing in the count, see {@link #countOf}.
     */
    Mono<List<UUID>> put(UUID listingId, UUID cooperativeId, List<VariantDraft> variants) {
        var lines = VariantLine.of(listingId, variants);
        return db.sql(
                        """
                        with wanted as (
                            select * from jsonb_to_recordset(cast(:variants as jsonb)) as w (
                        """
                                + VariantLine.COLUMNS
                                + """
                                )),
                        changed as (
                            update catalog.variants v
                               set name = w.name, sku = w.sku, price_rupiah = w.price, weight_grams = w.weight,
                                   net_amount = w.net, weight_step_grams = w.step,
                                   minimum_quantity = w.minimum, tiers = w.tiers,
                                   government_price_rupiah = w.government, options = w.options,
                                   position = w.position, active = true
                              from wanted w
                             where v.id = w.id and v.listing_id = :listing and not w.fresh),
                        added as (
                            insert into catalog.variants
                                   (id, listing_id, cooperative_id, name, sku, price_rupiah, weight_grams,
                                    net_amount, weight_step_grams, minimum_quantity, tiers,
                                    government_price_rupiah, options, position)
                            select id, listing, :cooperative, name, sku, price, weight, net, step, minimum,
                                   tiers, government, options, position
                              from wanted where fresh
                            returning id)
                        insert into catalog.stock (variant_id, on_hand) select id, 0 from added
                        """)
                .bind("variants", json.writeValueAsString(lines))
                .bind("listing", listingId)
                .bind("cooperative", cooperativeId)
                .then()
                .thenReturn(lines.stream().map(VariantLine::id).toList());
    }

    /** Takes every variant off the listing; those put back by {@link #put} are active again. */
    Mono<Void> clear(UUID listingId) {
        return db.sql(
                        "update catalog.variants set active = false where listing_id = :listing and active")
                .bind("listing", listingId)
                .then();
    }

    /** The prices as last published or looked at; one that has none yet begins with what it costs now. */
    Mono<Map<UUID, CheckedPrice>> checkedPrices(UUID listingId) {
        return db.sql(
                        """
                        with fresh as (
                            update catalog.variants
                               set checked_price_rupiah = price_rupiah, checked_tiers = tiers
                             where listing_id = :listing and active and checked_price_rupiah is null
                            returning id, price_rupiah, tiers)
                        select id, checked_price_rupiah as price, checked_tiers as tiers
                          from catalog.variants
                         where listing_id = :listing and checked_price_rupiah is not null
                        union all select id, price_rupiah, tiers from fresh
                        """)
                .bind("listing", listingId)
                .map(row -> Map.entry(Columns.uuid(row, "id"), checkedPrice(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private CheckedPrice checkedPrice(Readable row) {
        return new CheckedPrice(
                Columns.money(row, "price"),
                StoredTier.toTiers(json.readValue(Columns.text(row, "tiers"), StoredTier[].class)));
    }

    /** The prices that it has now are the looked at ones. */
    Mono<Void> checkPrices(UUID listingId) {
        return db.sql(
                        """
                        update catalog.variants
                           set checked_price_rupiah = price_rupiah, checked_tiers = tiers
                         where listing_id = :listing and active
                           and (checked_price_rupiah, checked_tiers)
                               is distinct from (price_rupiah, tiers)
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
}
