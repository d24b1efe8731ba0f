package id.tokoperasi.membership;

import java.util.UUID;

/** Somebody has waited for half of the time in which a board answers. */
public record JoinReminded(UUID requestId) {}
