/**
 * Mails about orders, to buyers and to cooperatives. Handles {@code OrderMoved} by writing mails as rows
 * in the event's transaction; a sweep sends them by SMTP. Schema {@code notification}. Publishes
 * nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "region", "cooperative", "ordering"})
package id.tokoperasi.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
