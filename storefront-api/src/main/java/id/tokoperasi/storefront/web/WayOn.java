package id.tokoperasi.storefront.web;

import org.springframework.web.server.ServerWebExchange;

/** The one thing to do next that an error page offers. */
final class WayOn {

    private WayOn() {}

    /** The key of its words, below {@code problem.way-on.}. */
    static String name(Problem problem) {
        return switch (problem.status().value()) {
            case 404 -> "search";
            case 401 -> "sign-in";
            case 403 -> "home";
            case 400, 408, 409, 412, 422, 429, 503 -> "again";
            default -> "home";
        };
    }

    /** A path of our own. */
    static String of(Problem problem, ServerWebExchange exchange) {
        return switch (name(problem)) {
            case "search" -> "/cari";
            case "sign-in" -> SignIn.PAGE;
            case "again" -> exchange.getRequest().getPath().value();
            default -> "/";
        };
    }
}
