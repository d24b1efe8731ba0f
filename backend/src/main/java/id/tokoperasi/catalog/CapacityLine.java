package id.tokoperasi.catalog;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Pieces of a listing that have to be made for one day.
 *
 * @param reference what they are made for; one line for each of its listings
 * @param day of dispatch, Asia/Jakarta
 * @param pieces of all variants
 */
public record CapacityLine(UUID reference, UUID listingId, LocalDate day, int pieces) {}
