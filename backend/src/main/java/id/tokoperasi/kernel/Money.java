package id.tokoperasi.kernel;

/** Whole rupiah. */
public record Money(long rupiah) {}
