package id.tokoperasi.procurement;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * An office of the regency (perangkat daerah).
 *
 * @param unitCode budget-unit code, unique
 * @param certainty how well the name is known: high, medium or low
 */
public record Agency(
        UUID id, String unitCode, String name, @Nullable String shortName, String certainty) {}
