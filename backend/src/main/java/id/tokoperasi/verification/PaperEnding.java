package id.tokoperasi.verification;

import java.util.UUID;

/** A paper runs out within so many days: 30 or 7. */
public record PaperEnding(UUID itemId, int withinDays) {}
