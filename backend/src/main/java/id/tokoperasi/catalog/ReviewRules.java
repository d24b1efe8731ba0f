package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Refusal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the dinas calls a risky change.
 *
 * @param priceUpBasisPoints a price that rises by more than this is risky, in hundredths of a percent
 * @param newWordsPercent a description of which more than this share of words is new is risky
 * @param riskyFields of {@link #FIELDS}; a change of any other is harmless
 * @param defaultMode for cooperatives that have none of their own
 * @param usualDays working days in which the dinas usually answers; told to cooperatives
 * @param version goes up with every change; 0 is no version
 */
public record ReviewRules(
        int priceUpBasisPoints,
        int newWordsPercent,
        Set<String> riskyFields,
        ReviewMode defaultMode,
        int usualDays,
        long version) {

    /** The field that {@link #priceUpBasisPoints} is about. */
    public static final String PRICE = "variants.price";

    /** The prices for many, of which {@link #priceUpBasisPoints} is said too. */
    public static final String TIERS = "variants.tiers";

    /** The field that {@link #newWordsPercent} is about. */
    public static final String DESCRIPTION = "description";

    /** A variant that was not there. */
    public static final String VARIANT_ADDED = "variants.added";

    /** A variant that is no longer offered. */
    public static final String VARIANT_REMOVED = "variants.removed";

    /** Everything about a listing that a request can be about, in the order of the draft; not stock. */
    public static final List<String> FIELDS =
            Stream.of(
                            components(ListingDraft.class, n -> !n.equals("variants")),
                            Stream.of(VARIANT_ADDED, VARIANT_REMOVED),
                            components(
                                            ListingDraft.VariantDraft.class,
                                            n -> !Set.of("id", "onHand").contains(n))
                                    .map(n -> "variants." + n))
                    .flatMap(fields -> fields)
                    .toList();

    private static Stream<String> components(Class<?> type, Predicate<String> wanted) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(wanted);
    }

    /** Refuses what no rules may say, naming the field. */
    void check() {
        if (priceUpBasisPoints < 0 || priceUpBasisPoints > 100_000) {
            throw Refusal.invalidField("priceUpBasisPoints", "review-price-range");
        }
        if (newWordsPercent < 0 || newWordsPercent > 100) {
            throw Refusal.invalidField("newWordsPercent", "review-words-range");
        }
        if (!FIELDS.containsAll(riskyFields)) {
            throw Refusal.invalidField("riskyFields", "review-field-unknown");
        }
        if (usualDays < 1 || usualDays > 60) {
            throw Refusal.invalidField("usualDays", "review-days-range");
        }
    }
}
