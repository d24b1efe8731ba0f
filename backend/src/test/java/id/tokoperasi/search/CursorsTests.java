package id.tokoperasi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.FieldValue;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.search.Cursors.Position;

import org.junit.jupiter.api.Test;

import java.util.List;

class CursorsTests {

    private static final ListingQuery QUERY = ListingQuery.about("emping").build();
    private static final Position POSITION =
            new Position(Attempt.typed(QUERY), List.of(FieldValue.of(42L), FieldValue.of("a")));

    @Test
    void twoNodesWithOneSecretReadEachOthersCursors() {
        var cursor = node("rahasia-bersama-kita").write(QUERY, POSITION);
        var read = node("rahasia-bersama-kita").read(QUERY, cursor);
        assertThat(read.attempt()).isEqualTo(POSITION.attempt());
        assertThat(read.values()).extracting(FieldValue::_get).containsExactly(42L, "a");
    }

    @Test
    void aCursorOfAnotherSecretIsRefused() {
        var cursor = node("rahasia-bersama-kita").write(QUERY, POSITION);
        var stranger = node("rahasia-orang-lain-saja");
        assertThatThrownBy(() -> stranger.read(QUERY, cursor))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code()).isEqualTo("bad-cursor"));
    }

    private static Cursors node(String secret) {
        return new Cursors(CursorKey.of(secret));
    }
}
