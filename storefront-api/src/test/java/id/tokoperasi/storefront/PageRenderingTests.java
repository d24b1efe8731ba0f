package id.tokoperasi.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.storefront.web.Assets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Every page, in every state we thought of, keeps the rules of the guide. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRenderingTests {

    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/aset/[^\"#]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext site;

    @BeforeAll
    void startTheSampleSite() {
        site = SpringApplication.run(SampleSite.class, "--server.port=0");
    }

    @AfterAll
    void stopTheSampleSite() {
        site.close();
    }

    static Stream<String> pages() {
        var names = new Samples(new Assets()).names();
        return Stream.concat(
                names.stream().map(n -> n + "?bahasa=id"),
                names.stream().map(n -> n + "?bahasa=en"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsScriptedOrStyledInline(String page) {
        var html = html(page);

        assertThat(html).doesNotContain("style=\"", "<style", "javascript:");
        assertThat(html).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
        assertThat(html).doesNotContainPattern("\\son[a-z]+=\"");
        assertThat(html).doesNotContain("hx-on", "hx-vals", "th:", "tk:");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyWordIsThere(String page) {
        assertThat(html(page)).doesNotContain("??").doesNotContain("{0}");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFormThatPostsCarriesItsTokenAndAKeyWhereItMatters(String page) {
        for (var form : forms(html(page))) {
            if (!form.contains("method=\"post\"")) {
                assertThat(form).doesNotContain("_csrf");
                continue;
            }
            assertThat(form).contains("name=\"_csrf\"");
            if (form.contains("data-send")) {
                assertThat(form).containsPattern("name=\"kunci\" value=\"[A-Za-z0-9_-]{1,64}\"");
            }
        }
    }

    /** What moves money, stock or a state; the rest may be sent twice without harm. */
    @ParameterizedTest
    @MethodSource("pages")
    void noFormThatMovesMoneyOrGoodsIsWithoutAKey(String page) {
        var moves = Pattern.compile("action=\"/(bayar(/[^\"]*)?|pesanan/[^\"]+|lapak/[^\"]+)\"");
        for (var form : forms(html(page))) {
            if (form.contains("method=\"post\"") && moves.matcher(form).find()) {
                assertThat(form).contains("name=\"kunci\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasOneHeadingAWayToItsContentAndLabelledFields(String page) {
        var html = html(page);
        if (!html.contains("<html")) {
            return;
        }
        assertThat(html.split("<h1", -1)).hasSize(2);
        assertThat(html).contains("href=\"#isi\"", "id=\"isi\"");
        assertThat(html).containsPattern("<html[^>]* lang=\"(id|en)\"");
        assertThat(idsUsedTwice(html)).isEmpty();
        assertThat(fieldsWithoutLabel(html)).isEmpty();
        assertThat(html).doesNotContainPattern("<img(?![^>]*\\balt=)");
        assertThat(html).doesNotContain("href=\"#\"");
    }

    private static List<String> idsUsedTwice(String html) {
        var seen = new ArrayList<String>();
        var twice = new ArrayList<String>();
        var ids = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(html);
        while (ids.find()) {
            (seen.contains(ids.group(1)) ? twice : seen).add(ids.group(1));
        }
        return twice;
    }

    private static List<String> fieldsWithoutLabel(String html) {
        var missing = new ArrayList<String>();
        var fields = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>").matcher(html);
        while (fields.find()) {
            var tag = fields.group();
            if (tag.matches("(?s).*type=\"(hidden|checkbox|radio|submit)\".*")) {
                continue;
            }
            var id = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(tag);
            if (!id.find() || !html.contains("for=\"" + id.group(1) + "\"")) {
                missing.add(tag);
            }
        }
        return missing;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyAssetIsServedUnderTheHashOfItsContent(String page) throws Exception {
        var assets = ASSET.matcher(html(page));
        while (assets.find()) {
            assertThat(assets.group(1)).matches("/aset/.+-[0-9a-f]{32}\\.(css|js|svg)");
        }
    }

    @Test
    void assetsAreKeptForEverAndAWrongHashIsNotFound() throws Exception {
        var css = asset(html("beranda"), "css");

        var answer = get(css);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValue("max-age=31536000, public, immutable");
        assertThat(get(css.replaceAll("-[0-9a-f]{32}", "-" + "0".repeat(32))).statusCode())
                .isEqualTo(404);
    }

    /** Limits of the guide, compressed: style sheet 12 KB, own script 6 KB, results page 60 KB. */
    @Test
    void thePageOfResultsFitsASlowPhone() throws Exception {
        var page = html("cari");
        int html = compressed(page.getBytes());
        int css = compressed(get(asset(page, "css")).body());
        int icons = compressed(get(asset(page, "ikon-[0-9a-f]+\\.svg", true)).body());
        int own = compressed(get(asset(page, "tokoperasi-[0-9a-f]+\\.js", true)).body());
        int htmx = compressed(get(asset(page, "htmx[^\"]*\\.js", true)).body());

        assertThat(html).isLessThan(14_000);
        assertThat(css).isLessThan(12_000);
        assertThat(own).isLessThan(6_000);
        assertThat(html + css + icons + own + htmx).isLessThan(60_000);
    }

    @Test
    void indonesianPagesSpeakIndonesian() throws Exception {
        var words = new Properties();
        try (var in = Assets.class.getResourceAsStream("/messages_en.properties")) {
            words.load(in);
        }
        var indonesian = new Properties();
        try (var in = Assets.class.getResourceAsStream("/messages_id.properties")) {
            indonesian.load(in);
        }
        var english =
                words.entrySet().stream()
                        .filter(e -> e.getValue().toString().matches(".*\\w+ \\w+ \\w+.*"))
                        .filter(e -> !indonesian.get(e.getKey()).equals(e.getValue()))
                        .map(e -> e.getValue().toString())
                        .filter(w -> !w.contains("{"))
                        .toList();
        for (var name : new Samples(new Assets()).names()) {
            var html = html(name + "?bahasa=id");
            assertThat(english).noneMatch(html::contains);
        }
    }

    private static List<String> forms(String html) {
        var found = new ArrayList<String>();
        var forms = FORM.matcher(html);
        while (forms.find()) {
            found.add(forms.group());
        }
        return found;
    }

    private static String asset(String html, String kind) {
        return asset(html, "[^\"]+\\." + kind, true);
    }

    private static String asset(String html, String pattern, boolean found) {
        var asset = Pattern.compile("\"(/aset/" + pattern + ")").matcher(html);
        assertThat(asset.find()).isEqualTo(found);
        return asset.group(1);
    }

    private static int compressed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.size();
    }

    private String html(String page) {
        try {
            var answer = get("/contoh/" + page);
            assertThat(answer.statusCode()).isEqualTo(200);
            return new String(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var port = site.getEnvironment().getRequiredProperty("local.server.port");
        var uri = URI.create("http://localhost:" + port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
