package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

/** JSON that two readers could understand in two ways, or that costs more than it is worth. */
class JsonLimitsTests {

    private static final String WISH = "{\"expectedTotalRupiah\":1000%s}";

    private record Text(String what, String json, String code) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Text> texts() {
        return Stream.of(
                text("a field twice", ",\"expectedTotalRupiah\":2000", "body-malformed"),
                text("a field that is unknown", ",\"admin\":true", "field-unknown"),
                text("33 levels", ",\"x\":" + "[".repeat(33) + "]".repeat(33), "body-malformed"),
                text("a number of 200 digits", ",\"x\":" + "9".repeat(200), "body-malformed"),
                text("a name of 2,000", ",\"" + "n".repeat(2_000) + "\":1", "body-malformed"),
                new Text("two documents", WISH.formatted("") + "{}", "body-malformed"));
    }

    private static Text text(String what, String more, String code) {
        return new Text(what, WISH.formatted(more), code);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isRefused(Text text) {
        var answer =
                RunningStorefront.get().call("POST", "/api/v1/checkouts").json(text.json()).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).as(answer.body()).isIn(text.code(), "field-unknown");
    }

    @Test
    void tooMuchIsRefusedWhateverItsType() {
        var document = "\"" + "x".repeat(600_000) + "\"";
        var answer =
                RunningStorefront.get().call("POST", "/api/v1/checkouts").json(document).send();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("body-too-large");

        var browser = new Browser();
        browser.get("/masuk");
        assertThat(browser.postBare("/bahasa", Map.of("kembali", document)).status())
                .isEqualTo(413);
    }
}
