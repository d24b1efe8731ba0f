package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which request or event a fault is for. Null or empty matches everything.
 *
 * @param path request path with {@code *} for any part, e.g. {@code /v1/checkout/sessions*}
 * @param type event type, with {@code *} too
 * @param metadata entries that must all be there
 */
public record Match(
        @Nullable String method,
        @Nullable String path,
        @Nullable String type,
        @Nullable String clientReferenceId,
        Map<String, String> metadata) {

    public static Match anything() {
        return new Match(null, null, null, null, Map.of());
    }

    public static Match request(String method, String path) {
        return new Match(method, path, null, null, Map.of());
    }

    public static Match event(String type) {
        return new Match(null, null, type, null, Map.of());
    }

    public Match withMetadata(String key, String value) {
        return new Match(method, path, type, clientReferenceId, Map.of(key, value));
    }

    public Match withClientReferenceId(String id) {
        return new Match(method, path, type, id, metadata);
    }

    boolean fitsRequest(String method, String path, JsonNode subject) {
        return (this.method == null || this.method.equalsIgnoreCase(method))
                && fits(this.path, path)
                && fitsSubject(subject);
    }

    boolean fitsEvent(String type, JsonNode subject) {
        return fits(this.type, type) && fitsSubject(subject);
    }

    private boolean fitsSubject(JsonNode subject) {
        return (clientReferenceId == null
                        || clientReferenceId.equals(Json.text(subject, "client_reference_id")))
                && metadata.entrySet().stream()
                        .allMatch(
                                entry ->
                                        entry.getValue()
                                                .equals(
                                                        Json.text(
                                                                subject.path("metadata"),
                                                                entry.getKey())));
    }

    private static boolean fits(@Nullable String pattern, String value) {
        return pattern == null
                || Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), value);
    }
}
