package id.tokoperasi.storefront.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Chooses between a whole page and a part of it, for the browser or for htmx. */
public final class Fragments {

    private Fragments() {}

    /** Whether htmx asks, for that element when one is named. */
    public static boolean wanted(ServerWebExchange exchange, String target) {
        var headers = exchange.getRequest().getHeaders();
        exchange.getResponse().getHeaders().add("Vary", "HX-Request");
        return headers.containsHeader("HX-Request") && target.equals(headers.getFirst("HX-Target"));
    }

    /** Whether htmx asks, whatever for. */
    public static boolean wanted(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().add("Vary", "HX-Request");
        return exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }

    /** A page. */
    public static Rendering page(String template, Object view) {
        return Rendering.view(template).modelAttribute("v", view).build();
    }

    /** A form that has something to mend. */
    public static Rendering mend(String template, Object view) {
        return Rendering.view(template)
                .modelAttribute("v", view)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .build();
    }

    /** A page as it is now, after somebody else was first. */
    public static Rendering conflict(String template, Object view) {
        return Rendering.view(template)
                .modelAttribute("v", view)
                .status(HttpStatus.CONFLICT)
                .build();
    }

    /** See other: the answer to a form that did what it should. */
    public static Rendering to(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }

    /** What {@link Once#form} answers, as a rendering. */
    public static Rendering after(String redirect) {
        var prefix = "redirect:";
        return to(redirect.startsWith(prefix) ? redirect.substring(prefix.length()) : redirect);
    }

    /** The path with a word on what was done, for {@code Shells}. */
    public static String withNews(String path, String news) {
        var plain = path.replaceAll("([?&])kabar=[^&]*", "$1").replaceAll("[?&]$", "");
        return plain + (plain.contains("?") ? "&" : "?") + "kabar=" + news;
    }
}
