/**
 * Which taxes a purchase of the government carries, who collects them and why: a decision table over
 * the dated rules. Pure computing over {@code rules}; owns no schema, publishes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "rules", "catalog"})
package id.tokoperasi.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
