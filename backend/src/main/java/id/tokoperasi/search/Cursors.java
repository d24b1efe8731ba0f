package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.FieldValue;

import id.tokoperasi.kernel.Refusal;

import tools.jackson.core.JacksonException;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the cursors of search pages: the sort values of the last listing shown and how its
 * page was searched, signed together with the query, so that a cursor fits no other query.
 */
class Cursors {

    private static final int SIGNATURE_BYTES = 16;
    private static final int MAX_CHARACTERS = 2_000;

    private final SecretKeySpec key;

    Cursors(CursorKey key) {
        this.key = new SecretKeySpec(key.bytes(), "HmacSHA256");
    }

    /** Where a page ended. */
    record Position(Attempt attempt, List<FieldValue> values) {}

    private record Wire(Attempt attempt, List<Object> values) {}

    String write(ListingQuery query, Position position) {
        var values = position.values().stream().map(Cursors::plain).toList();
        var payload = IndexedListing.JSON.writeValueAsBytes(new Wire(position.attempt(), values));
        var signature = signature(query, payload);
        var all = Arrays.copyOf(signature, SIGNATURE_BYTES + payload.length);
        System.arraycopy(payload, 0, all, SIGNATURE_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Refuses {@code bad-cursor} when it was not made by {@link #write} for this query. */
    Position read(ListingQuery query, String cursor) {
        try {
            if (cursor.length() > MAX_CHARACTERS) {
                throw badCursor();
            }
            var all = Base64.getUrlDecoder().decode(cursor);
            if (all.length <= SIGNATURE_BYTES) {
                throw badCursor();
            }
            var payload = Arrays.copyOfRange(all, SIGNATURE_BYTES, all.length);
            var signature = Arrays.copyOf(all, SIGNATURE_BYTES);
            if (!MessageDigest.isEqual(signature, signature(query, payload))) {
                throw badCursor();
            }
            var wire = IndexedListing.JSON.readValue(payload, Wire.class);
            return new Position(
                    wire.attempt(), wire.values().stream().map(Cursors::fieldValue).toList());
        } catch (IllegalArgumentException | JacksonException e) {
            throw badCursor();
        }
    }

    private byte[] signature(ListingQuery query, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(IndexedListing.JSON.writeValueAsBytes(query.withoutPage()));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object plain(FieldValue value) {
        return value.isNull() ? "" : value._get();
    }

    private static FieldValue fieldValue(Object value) {
        return switch (value) {
            case Integer i -> FieldValue.of(i.longValue());
            case Long l -> FieldValue.of(l);
            case Double d -> FieldValue.of(d);
            case String s when s.isEmpty() -> FieldValue.NULL;
            case String s -> FieldValue.of(s);
            default -> throw badCursor();
        };
    }

    private static Refusal badCursor() {
        return Refusal.invalidField("after", "bad-cursor");
    }
}
