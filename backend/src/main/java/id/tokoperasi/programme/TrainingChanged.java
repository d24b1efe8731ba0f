package id.tokoperasi.programme;

import java.util.UUID;

/** A training takes place elsewhere or at another time, or not at all. */
public record TrainingChanged(UUID trainingId, long version) {}
