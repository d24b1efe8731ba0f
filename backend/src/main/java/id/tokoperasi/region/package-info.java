/**
 * The regency's districts (kecamatan) with both code systems and their centres. Schema {@code region}.
 * Another regency is another set of rows. Publishes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
