package id.tokoperasi.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Operation;
import id.tokoperasi.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents on roles and states say what the code says; with {@code -Dwrite=true} they are written. */
class DocumentsTests {

    private static final Path DOCUMENTS = Path.of("../docs");
    private static final Path BACKEND = Path.of("../backend/src/main");
    private static final String HOW =
            """
            Written by `DocumentsTests`, which fails when this is not what the code says; anew by
            `mvn -pl storefront-api -am test -Dtest=DocumentsTests -Dsurefire.failIfNoSpecifiedTests=false -Dwrite=true`.
            """;
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)+)\\*/\\s+([A-Z][A-Z_]+)\\b", Pattern.DOTALL);
    private static final Pattern WHOLE =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)+)\\*/\\s+(?:public )?enum ", Pattern.DOTALL);
    private static final Pattern MACHINE = Pattern.compile("Set<(\\w+)> next\\(\\)");

    @Test
    void rolesAreWrittenAsTheAccessTableHasThem() {
        check("roles.md", roles());
    }

    @Test
    void statesAreWrittenAsTheirMachinesHaveThem() {
        check("states.md", states());
    }

    private static void check(String name, String text) {
        var file = DOCUMENTS.resolve(name);
        if (Boolean.getBoolean("write")) {
            write(file, text);
        }
        assertThat(Files.exists(file) ? Sources.read(file) : "")
                .as("docs/" + name + ": " + HOW)
                .isEqualTo(text);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String roles() {
        var text = new StringBuilder("# Who may what\n\n" + HOW + "\n");
        text.append(
                """
                Somebody acts in a role for one cooperative, one office or the regency, from one day to another;
                what has no row here is refused. Whose a thing is, is asked besides: another's does not exist.

                """);
        var meanings = meanings(source("id/tokoperasi/access/Role.java"));
        row(text, List.of("role", "of", "is"));
        row(text, List.of("---", "---", "---"));
        for (var role : Role.values()) {
            var kind = role.bodyKind();
            var of = kind == null ? "–" : kind.name().toLowerCase(Locale.ROOT);
            row(text, List.of(role.name(), of, meanings.getOrDefault(role.name(), "")));
        }
        sections().forEach((title, rows) -> section(text, title, rows));
        return text.toString();
    }

    /** The rows of the table below the headings of its file. */
    private static Map<String, List<Operation>> sections() {
        try (var spring = new AnnotationConfigApplicationContext(AccessTable.class)) {
            var byName =
                    spring.getBean(AccessTable.class).operations().stream()
                            .collect(Collectors.toMap(Operation::name, Function.identity()));
            var sections = new LinkedHashMap<String, List<Operation>>();
            var rows = new ArrayList<Operation>();
            for (var line : Sources.read(BACKEND.resolve("resources/access.csv")).split("\n")) {
                if (line.startsWith("# --- ")) {
                    rows = new ArrayList<>();
                    sections.put(line.substring("# --- ".length()), rows);
                }
                var operation = byName.get(line.split(" ")[0]);
                if (operation != null) {
                    rows.add(operation);
                }
            }
            return sections;
        }
    }

    private static void section(StringBuilder text, String title, List<Operation> rows) {
        var roles =
                Arrays.stream(Role.values())
                        .filter(role -> rows.stream().anyMatch(o -> o.roles().contains(role)))
                        .toList();
        text.append("\n## ").append(title).append("\n\n");
        row(text, cells("operation", roles, role -> role.name().replace('_', ' ')));
        row(text, cells("---", roles, role -> ":-:"));
        for (var o : rows) {
            var call = "`" + o.method() + " " + o.path().getPatternString() + "`";
            row(text, cells(call, roles, role -> o.roles().contains(role) ? "✓" : ""));
        }
    }

    private static List<String> cells(String first, List<Role> roles, Function<Role, String> cell) {
        return Stream.concat(Stream.of(first), roles.stream().map(cell)).toList();
    }

    private static void row(StringBuilder text, Collection<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String states() {
        var text = new StringBuilder("# States\n\n" + HOW + "\n");
        text.append(
                "Every move is a guarded update: it happens only from a state that leads there.\n");
        machines().forEach((name, file) -> machine(text, name, file));
        return text.toString();
    }

    /** Every enumeration that says what comes after what: names and files. */
    private static Map<String, Path> machines() {
        var machines = new TreeMap<String, Path>();
        for (var file : Sources.files(BACKEND.resolve("java"), ".java")) {
            var found = MACHINE.matcher(Sources.read(file));
            if (found.find()) {
                machines.put(found.group(1), file);
            }
        }
        assertThat(machines).hasSizeGreaterThan(10);
        return machines;
    }

    private static void machine(StringBuilder text, String name, Path file) {
        var source = Sources.read(file);
        var meanings = meanings(source);
        var whole = WHOLE.matcher(source);
        var module = file.getParent().getFileName();
        text.append("\n## ").append(words(name)).append(" (").append(module).append(")\n\n");
        text.append(whole.find() ? plain(whole.group(1)) : "").append("\n\n");
        row(text, List.of("state", "is", "then"));
        row(text, List.of("---", "---", "---"));
        for (var state : type(file).getEnumConstants()) {
            var next = next(state).stream().map(Object::toString).toList();
            row(
                    text,
                    List.of(
                            state.toString(),
                            meanings.getOrDefault(state.toString(), ""),
                            next.isEmpty() ? "end" : String.join(", ", next)));
        }
    }

    private static Class<?> type(Path file) {
        var name = BACKEND.resolve("java").relativize(file).toString();
        try {
            return Class.forName(name.replace(".java", "").replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Collection<?> next(Object state) {
        try {
            var next = state.getClass().getDeclaredMethod("next");
            next.setAccessible(true);
            return (Collection<?>) next.invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(state.toString(), e);
        }
    }

    private static String source(String file) {
        return Sources.read(BACKEND.resolve("java").resolve(file));
    }

    /** What is written above each constant. */
    private static Map<String, String> meanings(String source) {
        return CONSTANT.matcher(source)
                .results()
                .collect(
                        Collectors.toMap(
                                m -> m.group(2), m -> plain(m.group(1)), (first, other) -> first));
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\* ?", " ")
                .replaceAll("\\{@\\w+ (?:\\w*#)?(\\w+)}", "$1")
                .replace("|", "\\|")
                .strip();
    }

    /** {@code OrderStatus} is called Order. */
    private static String words(String name) {
        var spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        var bare = spaced.replaceFirst(" (state|status)$", "");
        return bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }
}
