package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.kernel.Ids;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A variant on its way into the database, where statements read many of them from JSON. */
record VariantLine(
        UUID id,
        UUID listing,
        boolean fresh,
        String name,
        String sku,
        long price,
        int weight,
        @Nullable Long net,
        @Nullable Integer step,
        int minimum,
        List<StoredTier> tiers,
        @Nullable Long government,
        List<VariantOption> options,
        int position,
        int stock) {

    /** Columns of the record, for {@code jsonb_to_recordset}. */
    static final String COLUMNS =
            """
            id uuid, listing uuid, fresh boolean, name text, sku text, price bigint, weight integer,
            net bigint, step integer, minimum integer, tiers jsonb, government bigint, options jsonb,
            position integer, stock integer
            """;

    /** In the order of the drafts; those without an id are fresh and get one. */
    static List<VariantLine> of(UUID listingId, List<VariantDraft> drafts) {
        var lines = new ArrayList<VariantLine>();
        for (var draft : drafts) {
            lines.add(of(listingId, draft, lines.size() + 1));
        }
        return lines;
    }

    private static VariantLine of(UUID listingId, VariantDraft v, int position) {
        var id = v.id();
        var government = v.governmentPrice();
        return new VariantLine(
                id == null ? Ids.next() : id,
                listingId,
                id == null,
                v.name(),
                v.sku(),
                v.price().rupiah(),
                v.weightGrams(),
                v.netAmount(),
                v.weightStepGrams(),
                v.minimumQuantity(),
                StoredTier.of(v.tiers()),
                government == null ? null : government.rupiah(),
                v.options(),
                position,
                Objects.requireNonNullElse(v.onHand(), 0));
    }
}
