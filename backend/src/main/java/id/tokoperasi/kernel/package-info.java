/**
 * Values that every module shares: money, refusals, ids, numbers, transactions. A type moves here only
 * when three modules need it. Owns no schema, publishes nothing, uses no other module.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package id.tokoperasi.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
