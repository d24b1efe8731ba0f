package id.tokoperasi.audit;

import java.time.Instant;
import java.util.Map;

/**
 * A recorded decision.
 *
 * @param seq place in the subject's chain, from 1
 * @param canonical what the hash covers: JSON in the form of RFC 8785, with the fields {@code v},
 *     {@code subject}, {@code seq}, {@code at}, {@code actor}, {@code actingAs}, {@code actingFor},
 *     {@code operation}, {@code before}, {@code after}, {@code personal} (salted hashes)
 * @param personal the values behind the salted hashes that have not been erased
 * @param hash SHA-256 of the previous hash and the canonical bytes, as hexadecimal digits
 */
public record AuditEntry(
        String subject,
        long seq,
        Instant at,
        String actor,
        String operation,
        String canonical,
        Map<String, String> personal,
        String hash) {}
