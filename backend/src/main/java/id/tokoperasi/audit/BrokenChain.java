package id.tokoperasi.audit;

/**
 * A chain that does not hold.
 *
 * @param seq the first entry that is wrong or missing
 */
public record BrokenChain(String subject, long seq) {}
