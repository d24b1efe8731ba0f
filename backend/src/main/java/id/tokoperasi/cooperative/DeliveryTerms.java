package id.tokoperasi.cooperative;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.region.GeoPoint;

/**
 * How a cooperative brings goods to its buyers.
 *
 * @param pickup buyers may collect at the cooperative's address, free of charge
 * @param courier the cooperative brings goods to any district of the regency
 * @param courierBase fee of the first kilometres
 * @param courierPerKm added for every kilometre between the places
 */
public record DeliveryTerms(
        boolean pickup, boolean courier, Money courierBase, Money courierPerKm) {

    private static final long STEP_RUPIAH = 500;

    /** The courier's fee between two places, rounded up to Rp 500. */
    public Money courierFee(GeoPoint from, GeoPoint to) {
        var kilometres = Math.round(Math.ceil(from.kilometresTo(to)));
        var exact = courierBase.plus(courierPerKm.times(kilometres)).rupiah();
        return Money.rupiah(Math.ceilDiv(exact, STEP_RUPIAH) * STEP_RUPIAH);
    }
}
