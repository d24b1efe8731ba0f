package id.tokoperasi.cooperative;

import java.util.UUID;

/** Something about a cooperative that others show or rely on has changed. */
public record CooperativeChanged(UUID cooperativeId) {}
