package id.tokoperasi.testing;

import id.tokoperasi.infra.launcher.Project;
import id.tokoperasi.rules.Rule;
import id.tokoperasi.rules.RuleBook;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules as they are seeded, for tests of what is decided with them. */
public final class SeededRules {

    private static final List<Rule> ALL = read();

    private SeededRules() {}

    /** What they say on that day. */
    public static RuleBook on(LocalDate day) {
        return new RuleBook(day, ALL);
    }

    private static List<Rule> read() {
        var file = Project.find().root().resolve("seeds/src/main/resources/seeds/rules.yaml");
        try (var reader = Files.newBufferedReader(file)) {
            Map<String, List<Map<String, Object>>> document = new Yaml().load(reader);
            return document.get("rules").stream().map(SeededRules::rule).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Rule rule(Map<String, Object> r) {
        return new Rule(
                (String) r.get("id"),
                LocalDate.parse((String) r.get("from")),
                r.get("to") == null ? null : LocalDate.parse((String) r.get("to")),
                (String) r.get("description"),
                (String) r.get("indonesian"),
                (Map<String, Object>) r.get("value"),
                (String) r.get("legalBasis"),
                Rule.Certainty.valueOf(((String) r.get("certainty")).toUpperCase(Locale.ROOT)),
                (String) r.get("confirmedBy"),
                (String) r.get("dateKind"));
    }
}
