package id.tokoperasi.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words and templates fit together. */
class PageWordsTests {

    private static final Path MAIN = Path.of("src/main");
    private static final Path TEMPLATES = MAIN.resolve("resources/templates");

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

    /** A key counts as used when it stands somewhere, or its beginning does, as in {@code "badge."}. */
    @Test
    void noWordIsLeftOver() {
        var text =
                files(MAIN, ".html").stream()
                                .map(PageWordsTests::read)
                                .collect(Collectors.joining())
                        + files(MAIN, ".java").stream()
                                .map(PageWordsTests::read)
                                .collect(Collectors.joining());
        var leftOver =
                keys("messages_id").stream()
                        .filter(key -> !text.contains(key))
                        .filter(key -> !text.contains("\"" + beginning(key)))
                        .filter(key -> !text.contains("'" + beginning(key)))
                        .filter(key -> !key.endsWith("_help"))
                        .toList();
        assertThat(leftOver).isEmpty();
    }

    private static String beginning(String key) {
        int end = Math.max(key.lastIndexOf('.'), key.startsWith("order.reason_") ? 12 : 0);
        return key.substring(0, end + 1) + (key.startsWith("listing.unit_") ? "unit_" : "");
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

    private static List<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            return new ArrayList<>(found.filter(f -> f.toString().endsWith(ending)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
