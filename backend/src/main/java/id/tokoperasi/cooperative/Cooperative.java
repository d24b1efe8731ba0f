package id.tokoperasi.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.region.GeoPoint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
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
 * @param taxNumber 16 digits; null when not known
 * @param cooperativeNumber number of the ministry's register (NIK koperasi); null when not known
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
        long version,
        CooperativeSector sector,
        @Nullable String taxNumber,
        @Nullable String cooperativeNumber,
        Trading trading) {

    /** Whether its published listings may be shown and bought. */
    public boolean sells() {
        return status == CooperativeStatus.VERIFIED
                && trading.limit() != SellingLimit.NO_SALES
                && !trading.closed();
    }

    /**
     * Whether it may put listings on sale; a holiday does not matter. Refuses {@code
     * cooperative-not-verified}, {@code cooperative-suspended}, {@code cooperative-left}, {@code
     * savings-and-loan} and, while a paper has run out, {@code papers-expired}.
     */
    public void refuseUnlessPublishing() {
        if (status != CooperativeStatus.VERIFIED) {
            throw Refusal.invalid(
                    switch (status) {
                        case SUSPENDED -> "cooperative-suspended";
                        case LEFT -> "cooperative-left";
                        default -> "cooperative-not-verified";
                    },
                    Map.of());
        }
        if (sector == CooperativeSector.SAVINGS_AND_LOAN) {
            throw Refusal.invalid("savings-and-loan", Map.of());
        }
        if (trading.limit() != SellingLimit.NOTHING) {
            throw Refusal.invalid("papers-expired", Map.of());
        }
    }
}
