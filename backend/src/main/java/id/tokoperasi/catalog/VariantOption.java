package id.tokoperasi.catalog;

/**
 * One thing in which the variants of a listing differ, such as Rasa: pedas.
 *
 * @param name the same in all variants of the listing
 * @param value of this variant
 */
public record VariantOption(String name, String value) {}
