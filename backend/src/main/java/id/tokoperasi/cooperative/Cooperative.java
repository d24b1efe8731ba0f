package id.tokoperasi.cooperative;

import id.tokoperasi.region.GeoPoint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A cooperative as a seller.
 *
 * @param legalEntityNumber number of the ministry's approval of the founding deed
 * @param nib business identification number, 13 digits
 * @param districtCode home-ministry code of its kecamatan
 * @param phone in the form +62…
 * @param email where news of new orders go
 * @param annualMeetingOn day of the last annual members' meeting (RAT), if known
 * @param demo an invented cooperative for demonstration; pages say so
 * @param verifiedAt when the dinas first confirmed it; null before
 */
public record Cooperative(
        UUID id,
        String slug,
        String name,
        CooperativeKind kind,
        String legalEntityNumber,
        String nib,
        String districtCode,
        String village,
        String address,
        String about,
        String phone,
        String email,
        GeoPoint place,
        int foundedYear,
        int memberCount,
        @Nullable LocalDate annualMeetingOn,
        boolean demo,
        DeliveryTerms delivery,
        CooperativeStatus status,
        @Nullable Instant verifiedAt,
        long version) {

    /** Whether its published listings may be shown and bought. */
    public boolean sells() {
        return status == CooperativeStatus.VERIFIED;
    }
}
