package id.tokoperasi.papers;

/**
 * A drawn paper.
 *
 * @param pdf the file; not to be changed
 * @param sha256 of the file, 64 hexadecimal digits in lower case
 * @param pages 1 to {@link Papers#PAGES_MAX}
 */
@SuppressWarnings("ArrayRecordComponent") // written to the wire as it is, never compared
public record PrintedPaper(byte[] pdf, String sha256, int pages) {}
