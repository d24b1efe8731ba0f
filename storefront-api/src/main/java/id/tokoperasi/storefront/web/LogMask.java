package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

import java.util.regex.Pattern;

/**
 * Takes out of log lines what an exception of a library may have put in: tokens, keys, cookies, mail
 * addresses, telephone numbers and whatever is as long as a card or citizen number. Named in {@code
 * logging.structured.json.customizer}.
 */
public final class LogMask implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final String MASKED = "***";
    private static final Pattern SECRET =
            Pattern.compile(
                    "eyJ[\\w-]{5,}(?:\\.[\\w-]*){0,4}"
                            + "|\\b(?:[sr]k_(?:test|live)|whsec)_\\w+|_secret_\\w+"
                            + "|(?<=\\b(?:SESI|CSRF)=)[^\\s;]+"
                            + "|(?<=[?&](?:code|state|_csrf|id_token_hint)=)[^\\s&]+"
                            + "|(?<=\\bBearer )[^\\s,;]+"
                            + "|[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}"
                            + "|(?<![\\w-])(?:\\+?62[ -]?|0)8\\d(?:[ -]?\\d){6,10}(?![\\w-])"
                            + "|(?<![\\w-])\\d{4}(?:[ -]?\\d{4}){2}[ -]?\\d{1,7}(?![\\w-])");

    /** The text without secrets. */
    public static String of(String text) {
        return SECRET.matcher(text).replaceAll(MASKED);
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(LogMask::masked));
    }

    private static @Nullable Object masked(@Nullable Object value) {
        return value instanceof CharSequence text ? of(text.toString()) : value;
    }
}
