package id.tokoperasi.storefront;

import static id.tokoperasi.storefront.Sources.files;
import static id.tokoperasi.storefront.Sources.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words and templates fit together. */
class PageWordsTests {

    private static final Path MAIN = Path.of("src/main");
    private static final Path TEMPLATES = MAIN.resolve("resources/templates");
    private static final Pattern WHOLE_KEY = Pattern.compile("[a-z]\\w*(?:\\.\\w+)+");
    private static final String HELP = "_help";

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(keys("messages_id")).isEqualTo(keys("messages_en"));
        assertThat(keys("problems_id")).isEqualTo(keys("problems_en"));
    }

    @Test
    void placeholdersAreTheSameInBothLanguages() {
        for (var file : List.of("messages", "problems")) {
            var indonesian = words(file + "_id");
            var english = words(file + "_en");
            for (var key : indonesian.stringPropertyNames()) {
                assertThat(placeholders(english.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(indonesian.getProperty(key)));
            }
        }
    }

    @Test
    void everyWordThatATemplateAsksForIsThere() {
        var known = keys("messages_id");
        for (var template : files(TEMPLATES, ".html")) {
            var asked = Pattern.compile("#\\{([a-zA-Z0-9_.]+)").matcher(read(template));
            while (asked.find()) {
                assertThat(known).as(template.toString()).contains(asked.group(1));
            }
        }
    }

    /**
     * A key counts as used when it stands somewhere, or when it is put together: its beginning, as in
     * {@code 'pay.' + state + '_help'}, together with its ending.
     */
    @Test
    void noWordIsLeftOver() {
        var text =
                Stream.of(".html", ".java")
                        .flatMap(ending -> files(MAIN, ending).stream())
                        .map(Sources::read)
                        .collect(Collectors.joining("\n"));
        var whole = found(WHOLE_KEY, text).collect(Collectors.toSet());
        var leftOver =
                keys("messages_id").stream()
                        .filter(key -> !whole.contains(key))
                        .filter(key -> !isPutTogether(key, text))
                        .toList();
        assertThat(leftOver).isEmpty();
    }

    private static boolean isPutTogether(String key, String text) {
        var begins = "['\"]" + Pattern.quote(beginning(key));
        var ends = key.endsWith(HELP) ? "['\"][^'\"\n]*['\"]" + HELP + "['\"]" : "";
        return Pattern.compile(begins + ends).matcher(text).find() || helpsAChoice(key, text);
    }

    /** As in {@code c.label + '_help'}, where a class names the label. */
    private static boolean helpsAChoice(String key, String text) {
        return key.endsWith(HELP)
                && text.contains(".label + '" + HELP)
                && text.contains('"' + key.replace(HELP, "") + '"');
    }

    private static String beginning(String key) {
        int end = Math.max(key.lastIndexOf('.'), key.startsWith("order.reason_") ? 12 : 0);
        return key.substring(0, end + 1) + (key.startsWith("listing.unit_") ? "unit_" : "");
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    @Test
    void templatesUseNoUnescapedTextNoInliningAndNoHandlers() {
        for (var template : files(TEMPLATES, ".html")) {
            assertThat(read(template))
                    .as(template.toString())
                    .doesNotContain("th:utext", "[(", "th:inline", "th:on", "__${", "hx-on");
        }
    }

    @Test
    void everyIconThatIsAskedForIsDrawn() {
        var drawn = read(MAIN.resolve("resources/aset/ikon.svg"));
        for (var template : files(TEMPLATES, ".html")) {
            var icons = Pattern.compile("tk:icon=\"([a-z]+)\"").matcher(read(template));
            while (icons.find()) {
                assertThat(drawn).contains("id=\"" + icons.group(1) + "\"");
            }
        }
    }

    private static Set<String> placeholders(String words) {
        var found = new TreeSet<String>();
        var placeholder = Pattern.compile("\\{\\w+}").matcher(words);
        while (placeholder.find()) {
            found.add(placeholder.group());
        }
        return found;
    }

    private static Set<String> keys(String file) {
        return new TreeSet<>(words(file).stringPropertyNames());
    }

    private static Properties words(String file) {
        var words = new Properties();
        try (var in = Files.newBufferedReader(MAIN.resolve("resources/" + file + ".properties"))) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
