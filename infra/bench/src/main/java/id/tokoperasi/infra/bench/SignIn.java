package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A demo account signs in as a person does, through the pages of Keycloak. Cookies are kept by hand: some
 * are for https alone, which browsers do not mind on this machine, but Java's own keeper does.
 */
final class SignIn implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String PASSWORD = "tokoperasi-demo";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> storefront = new HashMap<>();
    private final Map<String, String> keycloak = new HashMap<>();

    private SignIn() {}

    /** The header line with which this account's requests are its own. */
    static String cookie(int storefrontPort, String account)
            throws IOException, InterruptedException {
        var address = "http://localhost:" + storefrontPort;
        try (var signIn = new SignIn()) {
            signIn.walk(address, account);
            var kept = header(signIn.storefront);
            if (signIn.get(address + "/akun", signIn.storefront).statusCode() != 200) {
                throw new IOException(account + " could not sign in");
            }
            return "Cookie: " + kept + "\r\n";
        }
    }

    private void walk(String address, String account) throws IOException, InterruptedException {
        var start = get(address + "/oauth2/authorization/keycloak", storefront);
        var page = get(location(start), keycloak);
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IOException("no form to sign in: " + page.statusCode());
        }
        var password = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        var wish =
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "username=" + account + "&password=" + password));
        get(location(send(wish, keycloak)), storefront);
    }

    private HttpResponse<String> get(String address, Map<String, String> cookies)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)), cookies);
    }

    private HttpResponse<String> send(HttpRequest.Builder wish, Map<String, String> cookies)
            throws IOException, InterruptedException {
        var request = cookies.isEmpty() ? wish : wish.header("Cookie", header(cookies));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var line : answer.headers().allValues("Set-Cookie")) {
            var pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private static String location(HttpResponse<String> answer) throws IOException {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("leads nowhere: " + answer.statusCode()));
    }

    private static String header(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        http.close();
    }
}
