package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

/**
 * A person as the identity service describes them.
 *
 * @param subject Keycloak's subject, the only lasting name
 * @param locale {@code id} or {@code en}; null when never chosen
 */
public record Account(
        String subject, String name, @Nullable String email, @Nullable String locale) {}
