package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a form has to mend: field name to sentence, in the order of the form. Sentences are already
 * in the reader's language. An error of the whole form has the field name {@code form}.
 */
public record FormErrors(Map<String, String> byField) {

    /** Nothing to mend. */
    public static final FormErrors NONE = new FormErrors(Map.of());

    /** Keeps the order given. */
    public FormErrors {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }

    /** One error. */
    public static FormErrors of(String field, String sentence) {
        return new FormErrors(Map.of(field, sentence));
    }

    /** The sentence for a field, or null when the field is fine. */
    public @Nullable String at(String field) {
        return byField.get(field);
    }

    /** The same with one field under the name that the form gives it. */
    public FormErrors named(String field, String inForm) {
        var renamed = new LinkedHashMap<String, String>();
        byField.forEach((name, words) -> renamed.put(name.equals(field) ? inForm : name, words));
        return new FormErrors(renamed);
    }

    /** The same sentences without their fields, where a page has several forms with fields of one name. */
    public FormErrors asWhole() {
        return byField.isEmpty() ? this : of("form", String.join(" ", byField.values()));
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    public int count() {
        return byField.size();
    }
}
