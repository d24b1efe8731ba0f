package id.tokoperasi.verification;

import java.util.UUID;

/** An officer, or a day that has passed, has decided about a paper, by its version. */
public record ItemDecided(UUID itemId, long version) {}
