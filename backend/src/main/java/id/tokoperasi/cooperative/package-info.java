/**
 * Cooperatives as sellers: who they are, whether the dinas has verified them, how they deliver,
 * and what keeps them from selling. Schema {@code cooperative}. Publishes {@link id.tokoperasi.cooperative.CooperativeChanged}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "region", "audit"})
package id.tokoperasi.cooperative;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
