package id.tokoperasi.storefront;

import static id.tokoperasi.storefront.Sources.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever is refused is told why, in the own language. */
class ProblemWordsTests {

    private static final List<Path> SOURCES =
            List.of(Path.of("../backend/src/main/java"), Path.of("src/main/java"));
    private static final Pattern REFUSES = Pattern.compile("\\bRefusal\\b|\\bProblem\\.of\\b");
    private static final Pattern WITH_HYPHEN = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern OF_PROBLEM =
            Pattern.compile("(?:Problem\\.of|malformed|away)\\([^\";]*\"([a-z]+)\"");

    /** What is written like a code in a class that also refuses. */
    private static final Set<String> NO_CODES =
            Set.of(
                    "anggota-terima",
                    "anggota-tolak",
                    "attendance-marked",
                    "daftar-batal",
                    "field",
                    "gabung-batal",
                    "budget-set",
                    "catalogue-checked",
                    "gabung-minta",
                    "hapus-foto",
                    "import-check",
                    "import-run",
                    "invitation-taken-back",
                    "join-request-answered",
                    "kind-checked",
                    "listing-index",
                    "maker-consent-changed",
                    "officer-appointed-by-decree",
                    "officer-end-changed",
                    "officer-ended",
                    "officer-entered",
                    "officer-entry-taken-back",
                    "pejabat-batal",
                    "pejabat-terima",
                    "package-cancelled",
                    "package-edited",
                    "package-opened",
                    "pelatihan-batal",
                    "pengurus-akhir",
                    "pengurus-keluar",
                    "retur-terima",
                    "retur-tolak",
                    "sektor-riil",
                    "staff-changed",
                    "staff-ended",
                    "staff-invited",
                    "staff-joined",
                    "application-sent",
                    "application-withdrawn",
                    "cooperative-moved",
                    "pendaftaran-batal",
                    "pendaftaran-kirim",
                    "holiday-set",
                    "minta-ulang",
                    "paper-brought",
                    "paper-expired",
                    "requirement-added",
                    "requirement-changed",
                    "selling-limited",
                    "above-direct",
                    "answer-added",
                    "answer-changed",
                    "answer-retired",
                    "batal-ajukan",
                    "buka-arsip",
                    "catalogue-unchecked",
                    "estimate-missing",
                    "kemas-banyak",
                    "kirim-sebagian",
                    "listing-archived",
                    "listing-change-asked",
                    "listing-changed",
                    "listing-publication-asked",
                    "listing-published",
                    "listing-request-taken-back",
                    "listing-restored",
                    "listing-withdrawn",
                    "not-announced",
                    "over-balance",
                    "review-mode-set",
                    "review-rules-changed",
                    "tk-asset",
                    "too-few-sources",
                    "tokoperasi-api",
                    "undang-batal",
                    "target-set",
                    "training-announced",
                    "training-cancelled",
                    "training-changed");

    /** Words for the link that a problem page offers. */
    private static final String WAY_ON = "way-on.";

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void everyCodeHasWords(String language) {
        var known = codes(language);
        var wordless = new TreeSet<>(codesInSources());
        wordless.removeAll(known);
        assertThat(wordless)
                .as("codes without problem.<code> in problems_%s.properties", language)
                .isEmpty();
    }

    @Test
    void noWordsAreLeftOver() {
        var text = sources().collect(Collectors.joining());
        assertThat(codes("id"))
                .filteredOn(code -> !code.startsWith(WAY_ON))
                .allSatisfy(
                        code ->
                                assertThat(text)
                                        .containsAnyOf("\"" + code + "\"", "'" + code + "'"));
    }

    @Test
    void theSourcesAreSeen() {
        assertThat(codesInSources())
                .contains("refund-key-used", "busy", "picture-type", "webhook-stale", "sku-taken")
                .hasSizeGreaterThan(80);
    }

    private static Set<String> codesInSources() {
        return sources()
                .filter(source -> REFUSES.matcher(source).find())
                .flatMap(
                        source ->
                                Stream.concat(
                                        found(WITH_HYPHEN, source), found(OF_PROBLEM, source)))
                .filter(code -> !NO_CODES.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(result -> result.group(1));
    }

    private static Stream<String> sources() {
        return SOURCES.stream()
                .flatMap(folder -> files(folder, ".java").stream())
                .map(Sources::read);
    }

    /** Those with a detail that says something; a title alone does not do. */
    private static Set<String> codes(String language) {
        var words = new Properties();
        var file = Path.of("src/main/resources/problems_" + language + ".properties");
        try (var in = Files.newBufferedReader(file)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith("problem.") && !key.endsWith(".title"))
                .filter(key -> !words.getProperty(key).isBlank())
                .map(key -> key.substring("problem.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
