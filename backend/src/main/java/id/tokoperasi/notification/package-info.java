/**
 * Mails about orders, to buyers and to cooperatives, invitations to their staff, and
 * what the dinas asks of cooperatives and offers them. Handles {@code
 * OrderMoved}, {@code PartSent}, {@code CameShort} and {@code StaffInvited} by writing mails as rows in the event's transaction; a sweep
 * sends them by SMTP. Schema {@code notification}. Publishes
 * nothing.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbox",
            "access",
            "membership",
            "region",
            "cooperative",
            "catalog",
            "verification",
            "ordering",
            "programme"
        })
package id.tokoperasi.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
