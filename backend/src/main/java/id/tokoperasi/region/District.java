package id.tokoperasi.region;

import java.util.List;

/**
 * A kecamatan.
 *
 * @param code home-ministry code, {@code 36.04.nn}: identity papers and shipping
 * @param bpsCode statistics code, {@code 3604nnn}; the two systems must not be mixed
 * @param otherNames spellings that people also type
 * @param centre area centroid, good to about 1 km
 */
public record District(
        String code,
        String bpsCode,
        String name,
        List<String> otherNames,
        GeoPoint centre,
        int areaKm2,
        int villages) {}
