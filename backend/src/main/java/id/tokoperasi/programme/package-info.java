/**
 * The programme of the dinas: the map of cooperatives by state, yearly targets on the way from lending to
 * making and trading, and trainings offered by what cooperatives lack. Schema {@code programme}. Reads
 * the modules below through their public figures. Publishes {@link
 * id.tokoperasi.programme.CooperativeCalled}, {@link id.tokoperasi.programme.TrainingInvited}, {@link
 * id.tokoperasi.programme.SeatGiven} and {@link id.tokoperasi.programme.TrainingChanged}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbox",
            "audit",
            "region",
            "cooperative",
            "membership",
            "catalog",
            "ordering"
        })
package id.tokoperasi.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
