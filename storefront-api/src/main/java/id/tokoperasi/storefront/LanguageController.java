package id.tokoperasi.storefront;

import id.tokoperasi.storefront.web.Languages;

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
                                    .header("Set-Cookie", cookie(language, exchange).toString())
                                    .build();
                        });
    }

    private static ResponseCookie cookie(String language, ServerWebExchange exchange) {
        var secure = "https".equals(exchange.getRequest().getURI().getScheme());
        return ResponseCookie.from(Languages.COOKIE, language)
                .path("/")
                .secure(secure)
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
    }
}
