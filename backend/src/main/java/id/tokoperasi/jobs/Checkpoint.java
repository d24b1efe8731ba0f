package id.tokoperasi.jobs;

/**
 * What a step has reached.
 *
 * @param done pieces done in all
 * @param memo from which the work can go on, in its own form
 */
public record Checkpoint(long done, String memo) {}
