package id.tokoperasi.programme;

import java.util.UUID;

/** Somebody of the waiting list has moved up. */
public record SeatGiven(UUID signUpId) {}
