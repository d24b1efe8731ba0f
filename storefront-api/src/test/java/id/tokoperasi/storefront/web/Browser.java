package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies and fills forms as a browser would; follows no redirect by itself. */
final class Browser {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    static final String FORM_DATA = "multipart/form-data; boundary=batas";

    private final RunningStorefront storefront;
    private final Map<String, String> cookies = new HashMap<>();
    private String proxied = "";

    Browser() {
        this(RunningStorefront.get());
    }

    Browser(RunningStorefront storefront) {
        this.storefront = storefront;
    }

    /** Goes by the proxy from now on, from this address. */
    Browser from(String address) {
        proxied = address;
        return this;
    }

    Answer get(String path) {
        return remember(call("GET", path).send());
    }

    /** The bytes of a download. */
    byte[] file(String path) {
        return call("GET", path).download();
    }

    private RunningStorefront.Call call(String method, String path) {
        var call =
                storefront
                        .call(method, path)
                        .header("Accept", "text/html")
                        .header("Cookie", cookieHeader());
        return proxied.isEmpty() ? call : call.from(proxied);
    }

    /** The page of a list that shows these words: what other tests have made stands in it too. */
    String pageWith(String path, String words) {
        var at = path;
        while (true) {
            var body = get(at).body();
            if (body.contains(words)) {
                return body;
            }
            var next = NEXT.matcher(body);
            assertThat(next.find()).as("%s says %s or has a next page", at, words).isTrue();
            at = next.group(1).replace("&amp;", "&");
        }
    }

    /** With the token that the page's forms carry. */
    Answer post(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf());
        return postBare(path, all);
    }

    /** As {@link #post}, for a field that is sent more than once. */
    Answer post(String path, List<Map.Entry<String, String>> fields) {
        var all = new ArrayList<>(fields);
        all.add(Map.entry("_csrf", csrf()));
        return remember(
                call("POST", path).body("application/x-www-form-urlencoded", form(all)).send());
    }

    Answer postBare(String path, Map<String, String> fields) {
        return remember(
                call("POST", path).body("application/x-www-form-urlencoded", form(fields)).send());
    }

    /** As {@link #post}, with a file in the part {@code berkas}. */
    Answer upload(String path, Map<String, String> fields, String fileName, byte[] file) {
        var parts = parts(fields, fileName, file);
        return remember(call("POST", path).bytes(FORM_DATA, parts).send());
    }

    /** The body of {@link #upload}, as {@link #FORM_DATA}. */
    byte[] parts(Map<String, String> fields, String fileName, byte[] file) {
        var head = new StringBuilder();
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf());
        all.forEach((name, value) -> head.append(part(name, "")).append(value).append("\r\n"));
        head.append(part("berkas", "; filename=\"" + fileName + "\""));
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--batas--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String part(String name, String more) {
        return "--batas\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\n\r\n";
    }

    /** The plain token is taken too; what pages carry is the same one under a random mask. */
    private String csrf() {
        var name = proxied.isEmpty() ? "CSRF" : "__Host-CSRF";
        if (!cookies.containsKey(name)) {
            get("/masuk");
        }
        return Masked.of(cookies.get(name));
    }

    /** The whole code flow; answers the last redirect. */
    Answer signIn(String subject, String sid) {
        var start = get("/oauth2/authorization/keycloak");
        var asked = query(start.header("Location"));
        var code = RunningStorefront.ISSUER.grant(subject, asked.get("nonce"), sid);
        return get(
                "/login/oauth2/code/keycloak?code=%s&state=%s"
                        .formatted(code, encode(asked.get("state"))));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private Answer remember(Answer answer) {
        for (var line : answer.headers("set-cookie")) {
            var pair = line.split(";")[0].split("=", 2);
            if (line.contains("Max-Age=0") || pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    String cookieHeader() {
        return cookies.isEmpty()
                ? "none=1"
                : cookies.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("; "));
    }

    static Map<String, String> query(String address) {
        var query = new HashMap<String, String>();
        for (var pair : URI.create(address).getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String form(Map<String, String> fields) {
        return form(fields.entrySet());
    }

    private static String form(Collection<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
