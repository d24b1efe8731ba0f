package id.tokoperasi.cooperative;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the register, for those who look at all cooperatives together.
 *
 * @param districtCode home-ministry code of its kecamatan
 * @param sector what it said it lives on when it was entered
 * @param demo an invented cooperative for demonstration
 * @param registeredAt when it was entered here
 * @param verifiedAt when the dinas first confirmed it; null before
 */
public record RegisteredCooperative(
        UUID id,
        String slug,
        String name,
        String districtCode,
        int foundedYear,
        CooperativeSector sector,
        boolean demo,
        CooperativeStatus status,
        Instant registeredAt,
        @Nullable Instant verifiedAt) {}
