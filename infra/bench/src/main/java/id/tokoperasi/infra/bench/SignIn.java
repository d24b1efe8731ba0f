package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A demo account signs in as a person does, through the pages of Keycloak. */
final class SignIn {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String PASSWORD = "tokoperasi-demo";

    private SignIn() {}

    /** The header line with which this account's requests are its own. */
    static String cookie(int storefrontPort, String account)
            throws IOException, InterruptedException {
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var http =
                HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var storefront = URI.create("http://localhost:" + storefrontPort);
            var page = get(http, storefront.resolve("/oauth2/authorization/keycloak"));
            var form = FORM.matcher(page.body());
            if (!form.find()) {
                throw new IOException("no form to sign in: " + page.statusCode());
            }
            var fields =
                    "username="
                            + account
                            + "&password="
                            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
            var wish =
                    HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(fields))
                            .build();
            http.send(wish, BodyHandlers.discarding());
            var kept =
                    cookies.getCookieStore().getCookies().stream()
                            .filter(c -> c.getName().equals("SESI"))
                            .map(c -> c.getName() + "=" + c.getValue())
                            .collect(Collectors.joining("; "));
            if (kept.isEmpty()) {
                throw new IOException(account + " could not sign in");
            }
            return "Cookie: " + kept + "\r\n";
        }
    }

    private static HttpResponse<String> get(HttpClient http, URI address)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
