package id.tokoperasi.storefront.web;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * An identity service for tests of how tokens are judged: the real one would not sign what is wrong.
 * Speaks the few endpoints that the storefront uses, at Keycloak's paths.
 */
final class Issuer {

    /** What the person at the sign-in page agreed to. */
    private record Grant(String subject, String nonce, String sid) {}

    private static final String REALM = "/realms/tokoperasi";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                REALM + "/protocol/openid-connect/certs",
                call -> answer(call, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(REALM + "/protocol/openid-connect/token", this::token);
        server.createContext(
                REALM + "/.well-known/openid-configuration", call -> answer(call, "{}"));
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort() + REALM;
    }

    RSAKey key() {
        return key;
    }

    /** A code that the token endpoint takes once. */
    String grant(String subject, String nonce, String sid) {
        var code = UUID.randomUUID().toString();
        grants.put(code, new Grant(subject, nonce, sid));
        return code;
    }

    /** A good access token for the API. */
    String accessToken(String subject) {
        return tokens.computeIfAbsent(subject, who -> accessToken(who, claims -> claims));
    }

    /** One with something changed. */
    String accessToken(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims =
                common(subject)
                        .audience(List.of("tokoperasi-api"))
                        .claim("azp", "tokoperasi-test")
                        .claim("name", "Warga " + subject)
                        .claim("email", subject + "@contoh.id")
                        .claim("email_verified", true);
        return sign("at+jwt", change.apply(claims).build());
    }

    String idToken(String subject, String nonce, String sid) {
        var claims =
                common(subject)
                        .audience("tokoperasi-web")
                        .claim("azp", "tokoperasi-web")
                        .claim("nonce", nonce)
                        .claim("sid", sid)
                        .claim("name", "Warga " + subject)
                        .claim("email", subject + "@contoh.id")
                        .claim("email_verified", true);
        return sign("JWT", claims.build());
    }

    String logoutToken(String subject, String sid) {
        var claims =
                common(subject)
                        .audience("tokoperasi-web")
                        .jwtID(UUID.randomUUID().toString())
                        .claim("sid", sid)
                        .claim(
                                "events",
                                Map.of(
                                        "http://schemas.openid.net/event/backchannel-logout",
                                        Map.of()));
        return sign("logout+jwt", claims.build());
    }

    private JWTClaimsSet.Builder common(String subject) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3_600)));
    }

    String sign(String type, JWTClaimsSet claims) {
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void token(HttpExchange call) throws IOException {
        var form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var code = form.replaceAll(".*(?:^|&)code=([^&]*).*", "$1");
        var grant = grants.remove(URLDecoder.decode(code, StandardCharsets.UTF_8));
        if (grant == null || !form.contains("code_verifier=")) {
            answer(call, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                call,
                """
                {"access_token": "%s", "id_token": "%s", "token_type": "Bearer", "expires_in": 300,
                 "scope": "openid profile email"}
                """
                        .formatted(
                                accessToken(grant.subject()),
                                idToken(grant.subject(), grant.nonce(), grant.sid())));
    }

    private static void answer(HttpExchange call, String json) throws IOException {
        answer(call, 200, json);
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
