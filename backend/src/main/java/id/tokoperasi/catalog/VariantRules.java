package id.tokoperasi.catalog;

import static id.tokoperasi.catalog.ListingDraft.PRICE_MAX_RUPIAH;
import static id.tokoperasi.catalog.ListingDraft.QUANTITY_MAX;
import static id.tokoperasi.catalog.ListingDraft.refuseIf;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.kernel.Money;

import java.util.HashSet;
import java.util.List;

/** What the variants of a listing may be. */
final class VariantRules {

    /** Lower prices for many that a variant has, at most. */
    static final int TIERS_MAX = 5;

    private static final int OPTIONS_MAX = 3;
    private static final int OPTION_LETTERS_MAX = 40;
    private static final int STEP_MIN_GRAMS = 10;
    private static final int STEP_MAX_GRAMS = 100_000;

    private VariantRules() {}

    /** Refuses the first thing that is wrong, naming the field. */
    static void check(ListingDraft draft) {
        var variants = draft.variants();
        refuseIf(variants.isEmpty() || variants.size() > 50, "variants", "variants-count");
        var skus = new HashSet<String>();
        var combinations = new HashSet<List<VariantOption>>();
        for (int i = 0; i < variants.size(); i++) {
            var variant = variants.get(i);
            var at = "variants[" + i + "].";
            checkGoods(variant, at);
            refuseIf(!skus.add(variant.sku()), at + "sku", "sku-taken");
            checkTerms(variant, draft.contentUnit(), at);
            var capacity = draft.dailyCapacity();
            refuseIf(
                    capacity != null && variant.minimumQuantity() > capacity,
                    at + "minimumQuantity",
                    "minimum-over-capacity");
            checkOptions(variant, variants.getFirst(), at);
            refuseIf(
                    !variant.options().isEmpty() && !combinations.add(variant.options()),
                    at + "options",
                    "options-same");
        }
    }

    private static void checkGoods(VariantDraft variant, String at) {
        refuseIf(isNoPrice(variant.price()), at + "priceRupiah", "price-range");
        refuseIf(variant.name().length() > 80, at + "name", "variant-name-too-long");
        refuseIf(variant.sku().isBlank() || variant.sku().length() > 40, at + "sku", "sku-length");
        refuseIf(
                variant.weightGrams() < 0 || variant.weightGrams() > 1_000_000,
                at + "weightGrams",
                "weight-range");
        var net = variant.netAmount();
        refuseIf(net != null && (net <= 0 || net > 1_000_000_000), at + "netAmount", "net-range");
        var onHand = variant.onHand();
        refuseIf(
                onHand != null && (onHand < 0 || onHand > 1_000_000), at + "onHand", "stock-range");
    }

    private static void checkTerms(VariantDraft variant, ContentUnit unit, String at) {
        var step = variant.weightStepGrams();
        if (step != null) {
            var field = at + "weightStepGrams";
            refuseIf(step < STEP_MIN_GRAMS || step > STEP_MAX_GRAMS, field, "weight-step-range");
            refuseIf(unit != ContentUnit.GRAM, field, "weight-step-unit");
            var net = variant.netAmount();
            refuseIf(net != null && net != step.longValue(), at + "netAmount", "net-by-weight");
        }
        var minimum = variant.minimumQuantity();
        refuseIf(minimum < 1 || minimum > QUANTITY_MAX, at + "minimumQuantity", "minimum-range");
        var government = variant.governmentPrice();
        refuseIf(
                government != null && isNoPrice(government),
                at + "governmentPriceRupiah",
                "price-range");
        checkTiers(variant, at);
    }

    private static void checkTiers(VariantDraft variant, String at) {
        var tiers = variant.tiers();
        refuseIf(tiers.size() > TIERS_MAX, at + "tiers", "tiers-too-many");
        int below = variant.minimumQuantity();
        var above = variant.price();
        for (int i = 0; i < tiers.size(); i++) {
            var tier = tiers.get(i);
            var field = at + "tiers[" + i + "].";
            refuseIf(
                    tier.fromQuantity() <= below || tier.fromQuantity() > QUANTITY_MAX,
                    field + "fromQuantity",
                    "tier-quantity");
            refuseIf(
                    isNoPrice(tier.price()) || tier.price().compareTo(above) >= 0,
                    field + "priceRupiah",
                    "tier-price");
            below = tier.fromQuantity();
            above = tier.price();
        }
    }

    private static void checkOptions(VariantDraft variant, VariantDraft first, String at) {
        var options = variant.options();
        var field = at + "options";
        refuseIf(options.size() > OPTIONS_MAX, field, "options-too-many");
        for (var option : options) {
            refuseIf(isNoWord(option.name()) || isNoWord(option.value()), field, "option-words");
        }
        refuseIf(
                names(variant).stream().distinct().count() < options.size(), field, "option-twice");
        refuseIf(!names(variant).equals(names(first)), field, "options-differ");
    }

    private static List<String> names(VariantDraft variant) {
        return variant.options().stream().map(VariantOption::name).toList();
    }

    private static boolean isNoWord(String text) {
        return text.isBlank() || text.length() > OPTION_LETTERS_MAX;
    }

    private static boolean isNoPrice(Money price) {
        return price.rupiah() <= 0 || price.rupiah() > PRICE_MAX_RUPIAH;
    }
}
