import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Checks or mends the formatting of every Java file below a folder: {@code check|write folder}. */
class Format {

    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build());

    public static void main(String[] args) throws Exception {
        var write = args[0].equals("write");
        var root = Path.of(args[1]);
        var wrong = new ArrayList<Path>();
        for (var file : javaFiles(root)) {
            var before = Files.readString(file);
            var after = formatted(file, before);
            if (!after.equals(before)) {
                wrong.add(root.relativize(file));
                if (write) {
                    Files.writeString(file, after);
                }
            }
        }
        if (!write && !wrong.isEmpty()) {
            System.err.println(
                    "Not formatted (mend with: mvn -N validate -Dformat=write): " + wrong);
            System.exit(1);
        }
    }

    private static Iterable<Path> javaFiles(Path root) throws Exception {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> f.toString().contains("/src/") || f.toString().contains("/infra/"))
                    .filter(f -> !f.toString().contains("/target/"))
                    .filter(f -> !root.relativize(f).startsWith(".local"))
                    .toList();
        }
    }

    private static String formatted(Path file, String source) {
        try {
            var imports = ImportOrderer.reorderImports(source, Style.AOSP);
            return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(imports));
        } catch (Exception e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
