/**
 * Many rows at once: import of listings, stock and members from CSV and XLSX, and their export. Knows no
 * rule of what it takes in: the modules that own it say what a row may be. A trial runs the very same
 * statements and rolls them back. Schema {@code bulk}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "sheets",
            "jobs",
            "media",
            "audit",
            "outbox",
            "region",
            "cooperative",
            "catalog",
            "membership"
        })
package id.tokoperasi.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
