/**
 * The regency's offices as buyers. So far their register only; plans, packages and orders of the
 * procurement channel come here. Schema {@code procurement}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
