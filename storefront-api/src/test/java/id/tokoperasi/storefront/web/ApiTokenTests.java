package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Which bearer tokens the API believes. */
class ApiTokenTests {

    private static final Issuer ISSUER = RunningStorefront.ISSUER;
    private static final String SUBJECT = "11111111-0000-4000-8000-000000000001";

    record Token(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void believesAnAccessTokenMadeForIt() {
        var answer = ask(ISSUER.accessToken(SUBJECT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.document().path("subject").asString()).isEqualTo(SUBJECT);
    }

    static Stream<Token> wrongTokens() throws Exception {
        var now = Instant.now();
        var good = SignedJWT.parse(ISSUER.accessToken(SUBJECT));
        var hmac =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .type(new JOSEObjectType("at+jwt"))
                                .build(),
                        good.getJWTClaimsSet());
        hmac.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));
        var parts = good.serialize().split("\\.");
        return Stream.of(
                new Token("id token", ISSUER.idToken(SUBJECT, "n", "s")),
                new Token("refresh token", ISSUER.sign("JWT", good.getJWTClaimsSet())),
                new Token("logout token", ISSUER.logoutToken(SUBJECT, "s")),
                new Token("other realm", changed(c -> c.issuer(ISSUER.uri() + "2"))),
                new Token("other audience", changed(c -> c.audience("account"))),
                new Token("no audience", changed(c -> c.audience((String) null))),
                new Token("no subject", changed(c -> c.subject(null))),
                new Token("no client", changed(c -> c.claim("azp", null))),
                new Token(
                        "expired", changed(c -> c.expirationTime(Date.from(now.minusSeconds(61))))),
                new Token(
                        "not yet valid",
                        changed(c -> c.notBeforeTime(Date.from(now.plusSeconds(90))))),
                new Token("no signature", new PlainJWT(good.getJWTClaimsSet()).serialize()),
                new Token("signed with the public key", hmac.serialize()),
                new Token("signature of another", parts[0] + "." + parts[1] + ".AAAA"),
                new Token("no token at all", "halo"));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void refusesAnyOther(Token token) {
        var answer = ask(token.text());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("token-invalid");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void asksForOneWhereItIsNeeded() {
        var answer = RunningStorefront.get().call("GET", "/api/v1/account").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("sign-in-required");
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return ISSUER.accessToken(SUBJECT, change);
    }

    private static RunningStorefront.Answer ask(String token) {
        return RunningStorefront.get()
                .call("GET", "/api/v1/account")
                .header("Authorization", "Bearer " + token)
                .send();
    }
}
