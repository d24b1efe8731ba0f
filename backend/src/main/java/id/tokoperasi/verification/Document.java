package id.tokoperasi.verification;

import java.time.Instant;
import java.util.UUID;

/** A file that was brought for a paper; none is ever taken away. */
public record Document(
        UUID id,
        UUID itemId,
        UUID cooperativeId,
        String contentType,
        int bytes,
        Instant uploadedAt) {

    public boolean isPdf() {
        return contentType.equals("application/pdf");
    }
}
