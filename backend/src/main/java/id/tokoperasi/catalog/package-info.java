/**
 * What cooperatives sell: categories, listings with variants, and stock with its ledger of movements;
 * and what of it the dinas looks at before buyers see it, as immutable change requests.
 * Schema {@code catalog}. Marks changed listings in the outbox topic {@link
 * id.tokoperasi.catalog.Listings#INDEX_TOPIC}; handles {@code CooperativeChanged} by marking that
 * cooperative's listings. Publishes {@code RequestDecided}. Knows no Elasticsearch, no payment and no order.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "outbox", "audit", "region", "media", "cooperative"})
package id.tokoperasi.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
