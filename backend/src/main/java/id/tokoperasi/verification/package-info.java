/**
 * How a cooperative joins and stays in good standing: applications, what the dinas asks for, the papers
 * that were brought, the officers' decisions, and what follows when a paper runs out. Schema {@code
 * verification}. Publishes {@link id.tokoperasi.verification.ItemDecided} and {@link
 * id.tokoperasi.verification.PaperEnding}. Numbers of persons and bank accounts are sealed in their
 * columns and never leave it in plain.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbox",
            "audit",
            "access",
            "region",
            "media",
            "cooperative"
        })
package id.tokoperasi.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
