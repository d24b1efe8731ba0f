package id.tokoperasi.access;

import java.util.UUID;

/** Somebody was asked to join the staff of a cooperative. */
public record StaffInvited(UUID invitationId) {}
