package id.tokoperasi.membership;

import java.util.UUID;

/** A cooperative has accepted or refused somebody. */
public record JoinAnswered(UUID requestId) {}
