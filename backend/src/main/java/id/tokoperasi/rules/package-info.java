/**
 * Rules of procurement and tax as dated data: each version with its legal basis, certainty and who
 * confirmed it. Schema {@code rules}. A rule that no official has confirmed warns, never blocks.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
