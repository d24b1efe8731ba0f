package id.tokoperasi.audit;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/**
 * A decision to be recorded.
 *
 * @param subject whom or what it is about, as {@code kind:id}, such as {@code cooperative:…}: the chain
 * @param actor account of the person who decided; {@link #SYSTEM} for what a date decided
 * @param actingAs role in which they decided, such as {@code DEPARTMENT_OFFICER}
 * @param actingFor cooperative or office for which they acted; null for the regency or the system
 * @param operation what was done, kebab-case, such as {@code item-accepted}
 * @param before what it was, and {@code after} what it became: texts, whole numbers, booleans, lists
 *     and maps of them; null where there was nothing. Nothing about private people
 * @param personal what may have to be erased one day; the chain keeps only a salted hash
 */
public record Decision(
        String subject,
        String actor,
        String actingAs,
        @Nullable UUID actingFor,
        String operation,
        Map<String, ? extends @Nullable Object> before,
        Map<String, ? extends @Nullable Object> after,
        Map<String, String> personal) {

    /** The actor of what nobody decided but a date. */
    public static final String SYSTEM = "system";

    public Decision {
        if (!subject.matches("[a-z-]{2,40}:[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("subject " + subject);
        }
        if (!operation.matches("[a-z][a-z-]{1,60}")) {
            throw new IllegalArgumentException("operation " + operation);
        }
    }

    /** One that says nothing about private people. */
    public static Decision of(
            String subject,
            String actor,
            String actingAs,
            @Nullable UUID actingFor,
            String operation,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        return new Decision(
                subject, actor, actingAs, actingFor, operation, before, after, Map.of());
    }
}
