package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The words for a problem, from {@code problems_id.properties} and {@code problems_en.properties}:
 * {@code problem.<code>} is the detail, {@code problem.<code>.title} the title, where the one of its
 * status does not do. Facts stand in the words as {@code {name}}.
 */
@Component
public class ProblemWords {

    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

    ProblemWords() {
        bundle.setBasename("problems");
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundle.setFallbackToSystemLocale(false);
        bundle.setUseCodeAsDefaultMessage(false);
    }

    /** Whether this code has words of its own in that language. */
    public boolean knows(String code, Locale locale) {
        return find("problem." + code, locale) != null;
    }

    /** What happened, in a sentence for people. */
    public String detail(String code, int status, Map<String, ?> facts, Locale locale) {
        var own = find("problem." + code, locale);
        return filled(
                own != null ? own : orEmpty(find("status." + status + ".detail", locale)), facts);
    }

    /** What is wrong with one field, by the constraint that it breaks: {@code field.size}. */
    String field(String code, Map<String, ?> facts, Locale locale) {
        var own = find("field." + code, locale);
        return filled(own != null ? own : orEmpty(find("field.invalid", locale)), facts);
    }

    private static String filled(String text, Map<String, ?> facts) {
        var words = text;
        for (var fact : facts.entrySet()) {
            words = words.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return words;
    }

    /** What happened, in a few words. */
    public String title(String code, int status, Locale locale) {
        var own = find("problem." + code + ".title", locale);
        if (own != null) {
            return own;
        }
        var words = find("status." + status, locale);
        return words != null ? words : HttpStatus.valueOf(status).getReasonPhrase();
    }

    private @Nullable String find(String key, Locale locale) {
        return bundle.getMessage(key, null, null, locale);
    }

    private static String orEmpty(@Nullable String words) {
        return words == null ? "" : words;
    }
}
