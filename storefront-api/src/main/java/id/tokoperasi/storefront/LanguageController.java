package id.tokoperasi.storefront;

import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.WebSettings;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;

/** The choice between Indonesian and English. */
@Controller
class LanguageController {

    private static final Duration KEPT = Duration.ofDays(365);

    private final WebSettings settings;

    LanguageController(WebSettings settings) {
        this.settings = settings;
    }

    /** Form field {@code bahasa} is id or en; {@code kembali} is the path to go back to. */
    @PostMapping("/bahasa")
    Mono<ResponseEntity<Void>> choose(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(
                        fields -> {
                            var language = "en".equals(fields.getFirst("bahasa")) ? "en" : "id";
                            var back = Languages.ownPath(fields.getFirst("kembali"));
                            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                                    .location(URI.create(back))
                                    .header("Set-Cookie", cookie(language).toString())
                                    .build();
                        });
    }

    private ResponseCookie cookie(String language) {
        return ResponseCookie.from(Languages.COOKIE, language)
                .path("/")
                .secure(settings.isSecure())
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
    }
}
