package id.tokoperasi.catalog;

import java.util.UUID;

/**
 * How a cooperative's listings are looked at.
 *
 * @param own whether the dinas has set it for this cooperative; otherwise the default of {@link
 *     ReviewRules} holds
 * @param version 0 while it has none of its own
 */
public record CooperativeMode(UUID cooperativeId, ReviewMode mode, boolean own, long version) {}
