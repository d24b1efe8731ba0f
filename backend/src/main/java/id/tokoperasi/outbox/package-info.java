/**
 * Facts that leave a module: rows written in the transaction that caused them, taken away when their
 * work is done. Schema {@code outbox}. Two ways of taking: {@link id.tokoperasi.outbox.EventDrain} for
 * handlers that only touch the database, {@link id.tokoperasi.outbox.PartitionDrain} for work outside
 * it, such as indexing. Rows that fail too often are set aside in {@code outbox.dead} and counted.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
