package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer carries, whoever asks and whatever goes wrong. */
class HeaderTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /tidak-ada, 404",
        "GET, /akun, 302",
        "GET, /api/v1/account, 401",
        "GET, /api/v1/tidak-ada, 404",
        "GET, /v3/api-docs, 200",
        "POST, /webhooks/tidak-ada, 404",
        "POST, /bahasa, 403",
        "GET, /actuator/health/liveness, 200",
        "GET, /%2e%2e/rahasia, 400"
    })
    void protectsEveryAnswer(String method, String path, int status) {
        var answer =
                RunningStorefront.get()
                        .call(method, path)
                        .header("Accept", "text/html, */*;q=0.1")
                        .send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("frame-ancestors 'none'", "form-action 'self' http")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void speaksIndonesianUnlessEnglishIsAskedFor() {
        var indonesian = RunningStorefront.get().call("GET", "/api/v1/tidak-ada").send();
        assertThat(indonesian.document().path("title").asString()).isEqualTo("Tidak ditemukan");
        assertThat(indonesian.header("Content-Language")).isEqualTo("id");
        var english =
                RunningStorefront.get()
                        .call("GET", "/api/v1/tidak-ada")
                        .header("Accept-Language", "de, en-GB;q=0.8, id;q=0.5")
                        .send();
        assertThat(english.document().path("title").asString()).isEqualTo("Not found");
    }

    @Test
    void rendersAPageForPeopleAndADocumentForPrograms() {
        var page =
                RunningStorefront.get()
                        .call("GET", "/tidak-ada")
                        .header("Accept", "text/html")
                        .send();
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Tidak ditemukan", page.header("X-Request-Id"));
        var document = RunningStorefront.get().call("GET", "/tidak-ada").send();
        assertThat(document.code()).isEqualTo("not-found");
    }
}
