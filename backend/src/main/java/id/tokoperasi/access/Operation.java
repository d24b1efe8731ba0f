package id.tokoperasi.access;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One row of the table: one thing that can be done over HTTP, and by whom.
 *
 * @param name unique, camelCase; also the operation id in OpenAPI and in idempotency rows
 * @param chain who owns what, outermost first: the ids of the path ({@code cooperativeId>listingId}), of
 *     the body ({@code body:packageId}), or {@code subject} for the caller's own things
 * @param extras further conditions, such as {@code limited:search}, {@code step-up}, {@code key}
 */
public record Operation(
        String name,
        HttpMethod method,
        PathPattern path,
        Set<Role> roles,
        List<String> chain,
        Set<String> extras) {

    /** Needs nobody to be signed in. */
    public boolean isPublic() {
        return roles.contains(Role.ANONYMOUS);
    }

    /** Any signed-in person may call it; the module's SQL limits it to their own things. */
    public boolean isForAnyAccount() {
        return roles.contains(Role.SIGNED_IN);
    }

    /**
     * The cooperative or office that the path names first, for operations that need an appointment.
     *
     * @throws IllegalArgumentException when the path carries no well-formed id there
     */
    public Optional<UUID> bodyId(PathContainer requested) {
        if (chain.isEmpty() || chain.getFirst().equals("subject")) {
            return Optional.empty();
        }
        var matched = path.matchAndExtract(requested);
        if (matched == null) {
            throw new IllegalArgumentException("another path");
        }
        var value = matched.getUriVariables().get(chain.getFirst());
        return Optional.ofNullable(value).map(UUID::fromString);
    }

    /** The name of the limit that applies, if any: {@code limited:search} gives {@code search}. */
    public Optional<String> limit() {
        return extras.stream()
                .filter(extra -> extra.startsWith("limited:"))
                .map(extra -> extra.substring("limited:".length()))
                .findFirst();
    }
}
