/**
 * Who somebody is and what they may do: the one table of operations ({@code access.csv}), accounts,
 * appointments with their dates, sessions of the pages and answers kept for repeated writes. Schema
 * {@code access}. Publishes {@link id.tokoperasi.access.StaffInvited}; knows persons by Keycloak's subject only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "audit"})
package id.tokoperasi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
