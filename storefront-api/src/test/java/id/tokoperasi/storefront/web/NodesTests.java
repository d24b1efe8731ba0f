package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

/** Two nodes on one database: nobody notices which of them answers. */
class NodesTests {

    private final String subject = RunningStorefront.newSubject();
    private final Browser here = new Browser();
    private final Browser there = new Browser(RunningStorefront.other());

    @Test
    void whoSignedInOnOneIsSignedInOnTheOtherUntilSigningOutThere() {
        here.signIn(subject, UUID.randomUUID().toString());
        there.cookies().putAll(here.cookies());
        assertThat(there.get("/akun").status()).isEqualTo(200);

        there.post("/keluar", Map.of());
        assertThat(here.get("/akun").header("Location")).isEqualTo("/masuk");
    }

    @Test
    void aBasketOpenedOnOneIsServedByTheOther() {
        var opened = RunningStorefront.get().call("POST", "/api/v1/baskets").send();
        assertThat(opened.status()).isEqualTo(201);
        var found = RunningStorefront.other().call("GET", opened.header("Location")).send();
        assertThat(found.status()).isEqualTo(200);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackWhateverAddressTheyClaim() {
        var node = RunningStorefront.other();
        RunningStorefront.Answer answer = null;
        for (int i = 0; i < 500 && (answer == null || answer.status() != 429); i++) {
            answer =
                    node.call("GET", "/oauth2/authorization/keycloak")
                            .header("X-Forwarded-For", "203.0.113." + i % 250)
                            .header("Accept", "application/json")
                            .send();
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
    }
}
