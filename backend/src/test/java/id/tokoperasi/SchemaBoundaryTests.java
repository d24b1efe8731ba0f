package id.tokoperasi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module's SQL names its own schema and no other. Read are all string literals and text blocks of the
 * sources, and the migrations; the applications, which have no schema, may name none. Migrations may
 * point to another module's table by a foreign key: that is checked by the database, not read.
 */
class SchemaBoundaryTests {

    private static final Path SOURCES = Path.of("src/main/java/id/tokoperasi");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final List<Path> APPLICATIONS =
            List.of(
                    Path.of("../storefront-api/src/main/java"),
                    Path.of("../search-indexer/src/main/java"));

    /** Comments are skipped, since they may hold quotes. */
    private static final Pattern STRINGS =
            Pattern.compile(
                    "//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'"
                            + "|\"\"\"(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\\\n])*)\"",
                    Pattern.DOTALL);

    private static final Pattern SQL =
            Pattern.compile(
                    "\\b(select|insert\\s+into|update|delete\\s+from|from|join|lock\\s+table|with)\\s",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FOREIGN_KEY = Pattern.compile("references\\s+[a-z]+\\.[a-z_]+");
    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\\n]*");

    private final TreeSet<String> schemas = new TreeSet<>(schemas());

    @Test
    void everySchemaHasAModule() {
        assertThat(schemas).contains("catalog", "ordering", "payment", "outbox");
        assertThat(schemas).allMatch(schema -> Files.isDirectory(SOURCES.resolve(schema)));
    }

    @Test
    void noModulesSqlNamesAnotherModulesSchema() {
        assertThat(files(SOURCES, ".java").flatMap(f -> foreignIn(moduleOf(SOURCES, f), read(f))))
                .isEmpty();
    }

    @Test
    void noMigrationTouchesAnotherModulesSchema() {
        assertThat(
                        files(MIGRATIONS, ".sql")
                                .flatMap(f -> foreign(moduleOf(MIGRATIONS, f), plain(read(f)))))
                .isEmpty();
    }

    @Test
    void theApplicationsNameNoSchema() {
        assertThat(APPLICATIONS).allMatch(Files::isDirectory);
        assertThat(
                        APPLICATIONS.stream()
                                .flatMap(folder -> files(folder, ".java"))
                                .flatMap(f -> foreignIn("no schema", read(f))))
                .isEmpty();
    }

    @Test
    void aTrespassInATextBlockIsFound() {
        var source =
                """
                /** "Reads" catalog.stock, 'they' say. */
                var quote = '"';
                db.sql(
                    \"""
                    select o.id from ordering.orders o
                      join catalog.stock s on s.variant_id = o.id
                    \""");
                """;
        assertThat(foreignIn("ordering", source)).containsExactly("ordering names catalog.stock");
    }

    @Test
    void aTrespassInAPlainStringIsFoundAndAMetricIsNone() {
        var source = "sql(\"update payment.refunds set x = 1\"); meter(\"payment.webhooks\");";
        assertThat(foreignIn("ordering", source)).containsExactly("ordering names payment.refunds");
        assertThat(foreignIn("payment", source)).isEmpty();
    }

    @Test
    void aMigrationMayPointToAnotherModulesTableButNotChangeIt() {
        var points =
                "create table ordering.lines (v uuid references catalog.variants); -- catalog.x";
        assertThat(foreign("ordering", plain(points))).isEmpty();
        var changes = "alter table catalog.variants add column x int";
        assertThat(foreign("ordering", plain(changes)))
                .containsExactly("ordering names catalog.variants");
    }

    private Stream<String> foreignIn(String module, String source) {
        return STRINGS.matcher(source)
                .results()
                .map(SchemaBoundaryTests::content)
                .filter(text -> SQL.matcher(text).find())
                .flatMap(text -> foreign(module, text));
    }

    private static String content(MatchResult literal) {
        var block = literal.group("block");
        var line = literal.group("line");
        return block != null ? block : line != null ? line : "";
    }

    private Stream<String> foreign(String module, String sql) {
        var others = schemas.stream().filter(schema -> !schema.equals(module)).toList();
        return Pattern.compile("\\b(" + String.join("|", others) + ")\\.[a-z_]+")
                .matcher(sql)
                .results()
                .map(found -> module + " names " + found.group());
    }

    private static String plain(String migration) {
        var code = SQL_COMMENT.matcher(migration).replaceAll("");
        return FOREIGN_KEY.matcher(code).replaceAll("");
    }

    private static List<String> schemas() {
        try (var folders = Files.list(MIGRATIONS)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moduleOf(Path root, Path file) {
        return root.relativize(file).getName(0).toString();
    }

    private static Stream<Path> files(Path root, String ending) {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(ending)).toList().stream();
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
