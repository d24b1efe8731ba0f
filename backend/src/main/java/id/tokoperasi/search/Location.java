package id.tokoperasi.search;

import id.tokoperasi.kernel.Refusal;

/**
 * A point on the map, in degrees. Refuses {@code bad-location} beyond -90..90 and -180..180.
 *
 * @param lat north positive
 * @param lon east positive
 */
public record Location(double lat, double lon) {

    public Location {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw Refusal.invalidField("near", "bad-location");
        }
    }
}
