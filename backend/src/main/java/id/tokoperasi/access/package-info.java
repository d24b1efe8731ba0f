/**
 * Who somebody is and what they may do: the one table of operations ({@code access.csv}), accounts,
 * appointments with their dates, sessions of the pages and answers kept for repeated writes. Schema
 * {@code access}. Publishes nothing; knows persons by Keycloak's subject only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outbox"})
package id.tokoperasi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
