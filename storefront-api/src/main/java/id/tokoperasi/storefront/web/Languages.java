package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

import java.util.Locale;

/** Indonesian or English: the choice in the cookie {@code bahasa}, else what the client accepts. */
@Component("localeContextResolver")
public class Languages implements LocaleContextResolver {

    public static final Locale INDONESIAN = Locale.of("id");
    public static final Locale ENGLISH = Locale.of("en", "ID");
    public static final String COOKIE = "bahasa";

    /** One of the two; Indonesian unless English is asked for. */
    public static Locale of(ServerWebExchange exchange) {
        var chosen = exchange.getRequest().getCookies().getFirst(COOKIE);
        if (chosen != null && chosen.getValue().matches("id|en")) {
            return chosen.getValue().equals("en") ? ENGLISH : INDONESIAN;
        }
        return accepted(exchange);
    }

    /** The path when it is one of ours, else the start page. */
    public static String ownPath(@Nullable String path) {
        return path != null && ReturnPath.isOwn(path) ? path : "/";
    }

    private static Locale accepted(ServerWebExchange exchange) {
        try {
            for (var locale : exchange.getRequest().getHeaders().getAcceptLanguageAsLocales()) {
                if (locale.getLanguage().equals("en")) {
                    return ENGLISH;
                }
                if (locale.getLanguage().equals("id") || locale.getLanguage().equals("in")) {
                    return INDONESIAN;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return INDONESIAN;
        }
        return INDONESIAN;
    }

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        return new SimpleLocaleContext(of(exchange));
    }

    @Override
    public void setLocaleContext(
            ServerWebExchange exchange, @Nullable LocaleContext localeContext) {
        throw new UnsupportedOperationException("the language is chosen by the cookie");
    }
}
