/**
 * Baskets, checkouts and orders. An order is one buyer and one cooperative; a checkout groups the orders
 * of one basket under one payment. Schema {@code ordering}. Publishes {@link
 * id.tokoperasi.ordering.OrderMoved}; handles the payment's events.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbox",
            "region",
            "cooperative",
            "catalog",
            "membership",
            "payment",
            "papers"
        })
package id.tokoperasi.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
