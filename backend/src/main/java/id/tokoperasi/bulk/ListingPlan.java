package id.tokoperasi.bulk;

import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.Written;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What the rows of a file make of one listing. */
final class ListingPlan {

    private static final Pattern VARIANT_FIELD = Pattern.compile("variants\\[(\\d{1,3})]\\..+");

    private final @Nullable Listing kept;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, VariantDraft> variants = new LinkedHashMap<>();
    private final Map<String, Line> lineOf = new HashMap<>();
    private @Nullable ListingDraft draft;
    private boolean refused;

    ListingPlan(@Nullable Listing kept) {
        this.kept = kept;
        if (kept != null) {
            kept.variants().forEach(v -> variants.put(v.sku(), VariantDraft.of(v)));
        }
    }

    void add(Line line) {
        lines.add(line);
    }

    @Nullable Listing kept() {
        return kept;
    }

    List<Line> lines() {
        return lines;
    }

    /** Reads all rows; those with problems are left out. */
    void read(CategoryTree tree) {
        for (var line : lines) {
            var variant = variant(line);
            if (!line.isBad()) {
                variants.put(variant.sku(), variant);
                lineOf.put(variant.sku(), line);
            }
        }
        var head = lines.stream().filter(l -> !isVariantOnly(l)).findFirst();
        head.ifPresent(line -> readListing(line, tree));
        if (kept != null && draft == null) {
            draft = withVariants(ListingDraft.of(kept));
        }
        refused = draft == null || variants.isEmpty();
    }

    private static boolean isVariantOnly(Line line) {
        return line.has("parentSku") && line.says("parentSku");
    }

    private void readListing(Line line, CategoryTree tree) {
        var old = kept == null ? null : ListingDraft.of(kept);
        var title = ListingCells.text(line, "title", old == null ? null : old.title());
        var description =
                ListingCells.text(line, "description", old == null ? null : old.description());
        var category = ListingCells.category(line, tree, old);
        var unit = ListingCells.unit(line, old);
        var lead =
                line.whole(
                        "leadTimeDays",
                        old == null ? 0 : old.leadTimeDays(),
                        0,
                        365,
                        "lead-time-range");
        var note =
                line.has("makerNote") ? line.text("makerNote") : old == null ? "" : old.makerNote();
        if (line.isBad()) {
            // Nothing of the row is taken, the variant that it also describes neither.
            var sku = line.text("sku");
            variants.remove(sku);
            lineOf.remove(sku);
            if (kept != null) {
                kept.variants().stream()
                        .filter(v -> v.sku().equals(sku))
                        .forEach(v -> variants.put(sku, VariantDraft.of(v)));
            }
            return;
        }
        draft =
                withVariants(
                        new ListingDraft(
                                title,
                                description,
                                category,
                                unit,
                                Math.toIntExact(lead),
                                old == null ? null : old.dailyCapacity(),
                                old == null ? List.of() : old.certificates(),
                                old == null ? List.of() : old.pictureIds(),
                                note == null || note.isEmpty() ? null : note,
                                old == null ? null : old.makerMemberId(),
                                old == null ? null : old.originDistrictCode(),
                                List.of()));
    }

    private VariantDraft variant(Line line) {
        var sku = line.text("sku");
        var old = variants.get(sku);
        var name =
                line.has("variantName") ? line.text("variantName") : old == null ? "" : old.name();
        if (old == null || line.has("priceRupiah")) {
            line.required("priceRupiah");
        }
        var price =
                line.whole(
                        "priceRupiah",
                        old == null ? 0 : old.price().rupiah(),
                        1,
                        ListingDraft.PRICE_MAX_RUPIAH,
                        "price-range");
        var weight =
                line.whole(
                        "weightGrams",
                        old == null ? 0 : old.weightGrams(),
                        0,
                        1_000_000,
                        "weight-range");
        return new VariantDraft(
                old == null ? null : old.id(),
                name,
                old == null ? List.of() : old.options(),
                sku,
                Money.rupiah(price),
                old == null ? List.of() : old.tiers(),
                old == null ? null : old.governmentPrice(),
                old == null ? 1 : old.minimumQuantity(),
                old == null ? null : old.weightStepGrams(),
                Math.toIntExact(weight),
                ListingCells.net(line, old),
                onHand(line, sku));
    }

    /** Null where the count stays as it is. */
    private @Nullable Integer onHand(Line line, String sku) {
        if (!line.says("onHand")) {
            return null;
        }
        var count = Math.toIntExact(line.whole("onHand", 0, 0, 1_000_000, "stock-range"));
        var same =
                kept != null
                        && kept.variants().stream()
                                .anyMatch(v -> v.sku().equals(sku) && v.onHand() == count);
        return same ? null : count;
    }

    private ListingDraft withVariants(ListingDraft d) {
        return d.withVariants(List.copyOf(variants.values()));
    }

    /** Whether it can be written. */
    boolean isWhole() {
        return !refused;
    }

    ListingDraft draft() {
        return Objects.requireNonNull(draft);
    }

    /** Whether anything of a listing that is known would be another. */
    boolean isChange() {
        return kept != null && !ListingDraft.of(kept).equals(draft());
    }

    /** Takes a refusal at the row that it is about; nothing of this listing is then written. */
    void refuse(Refusal refusal) {
        refused = true;
        var field = Objects.toString(refusal.facts().get("field"), "");
        var found = VARIANT_FIELD.matcher(field);
        var line = found.matches() ? lineAt(Integer.parseInt(found.group(1))) : null;
        (line == null ? lines.getFirst() : line).refuse(refusal);
    }

    private @Nullable Line lineAt(int variant) {
        var all = List.copyOf(variants.keySet());
        return variant < all.size() ? lineOf.get(all.get(variant)) : null;
    }

    /** What the row did, once the listing is written. */
    Written written(Line line) {
        if (kept == null) {
            return Written.CREATED;
        }
        var sku = line.text("sku");
        var old = kept.variants().stream().filter(v -> v.sku().equals(sku)).findFirst();
        if (old.isEmpty()) {
            return Written.CREATED;
        }
        var same =
                VariantDraft.of(old.get()).equals(variants.get(sku))
                        && (isVariantOnly(line) || headSame(kept));
        return same ? Written.SAME : Written.CHANGED;
    }

    private boolean headSame(Listing l) {
        var old = ListingDraft.of(l);
        var now = draft();
        return old.title().equals(now.title())
                && old.description().equals(now.description())
                && old.categorySlug().equals(now.categorySlug())
                && old.contentUnit() == now.contentUnit()
                && old.leadTimeDays() == now.leadTimeDays()
                && Objects.equals(old.makerNote(), now.makerNote());
    }
}
