package id.tokoperasi.programme;

import java.util.UUID;

/** A cooperative is invited to a training. */
public record TrainingInvited(UUID invitationId) {}
