package id.tokoperasi.membership;

import java.util.UUID;

/** Somebody asked a cooperative to become a member. */
public record JoinAsked(UUID requestId) {}
