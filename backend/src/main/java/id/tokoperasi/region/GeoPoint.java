package id.tokoperasi.region;

/**
 * A place in degrees.
 *
 * @param latitude -90 to 90, south negative
 * @param longitude -180 to 180, east positive
 */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a place on earth");
        }
    }

    /** Great-circle distance in kilometres. */
    public double kilometresTo(GeoPoint other) {
        var dLat = Math.toRadians(other.latitude - latitude);
        var dLon = Math.toRadians(other.longitude - longitude);
        var a =
                Math.pow(Math.sin(dLat / 2), 2)
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(other.latitude))
                                * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
    }
}
