/**
 * Decisions that somebody may have to answer for: who decided what about whom, in which quality, with
 * what before and after. Append-only, chained by hash per subject. Schema {@code audit}. A module that
 * decides calls {@link id.tokoperasi.audit.Audit#record} in the transaction of the decision.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
