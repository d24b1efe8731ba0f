package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Money;

import java.time.Instant;
import java.util.UUID;

/**
 * What an office may spend on goods and services in a year: the denominator of the 40 % (UMK-SHARE-MIN).
 *
 * @param source where the figure stands, such as the number of the DPA
 */
public record Budget(
        UUID agencyId, int year, Money goodsAndServices, String source, Instant updatedAt) {}
