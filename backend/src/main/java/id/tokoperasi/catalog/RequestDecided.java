package id.tokoperasi.catalog;

import java.util.UUID;

/** The dinas has answered a change request. */
public record RequestDecided(UUID requestId) {}
