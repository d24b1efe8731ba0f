package id.tokoperasi.cooperative;

import id.tokoperasi.region.GeoPoint;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What is entered when a cooperative is registered; fields as in {@link Cooperative}. */
public record NewCooperative(
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
        CooperativeSector sector,
        @Nullable String taxNumber,
        @Nullable String cooperativeNumber) {

    /** One that trades, of which no further numbers are known. */
    public NewCooperative(
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
            DeliveryTerms delivery) {
        this(
                slug,
                name,
                kind,
                legalEntityNumber,
                nib,
                districtCode,
                village,
                address,
                about,
                phone,
                email,
                place,
                foundedYear,
                memberCount,
                annualMeetingOn,
                demo,
                delivery,
                CooperativeSector.REAL,
                null,
                null);
    }
}
