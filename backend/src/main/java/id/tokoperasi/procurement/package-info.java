/**
 * The regency's offices as buyers: their register, yearly plans with the balance of each line, budgets, and
 * packages from need to order. Schema {@code procurement}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit", "rules", "catalog"})
package id.tokoperasi.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
