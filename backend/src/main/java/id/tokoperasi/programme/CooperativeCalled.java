package id.tokoperasi.programme;

import java.util.UUID;

/** The office asks a cooperative to take a step. */
public record CooperativeCalled(UUID callId) {}
