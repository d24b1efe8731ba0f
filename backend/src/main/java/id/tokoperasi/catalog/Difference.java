package id.tokoperasi.catalog;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * One field in which two versions of a listing differ.
 *
 * @param field of {@link ReviewRules#FIELDS}
 * @param variantId of a variant that both versions, or the earlier one, have; null otherwise
 * @param variant how people tell the variant from others; empty for what is of the whole listing
 * @param before as text: amounts in whole rupiah, lists and parts as JSON; null when there was nothing
 * @param after as {@code before}; null when there is nothing any more
 */
public record Difference(
        String field,
        @Nullable UUID variantId,
        String variant,
        @Nullable String before,
        @Nullable String after) {}
