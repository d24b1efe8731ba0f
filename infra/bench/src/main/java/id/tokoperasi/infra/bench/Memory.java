package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Proportional resident memory of what runs under a process, from /proc; empty without one. */
final class Memory {
    private static final Map<String, String> NAMES =
            Map.of(
                    "storefront-api", "storefront-api",
                    "search-indexer", "search-indexer",
                    "ElasticsearchNode", "Elasticsearch",
                    "quarkus-run.jar", "Keycloak",
                    "stripe-double", "Stripe double",
                    "mail-catcher", "mail catcher",
                    "postgres", "PostgreSQL");

    private Memory() {}

    /** Mebibytes by part. */
    static Map<String, Long> mebibytes(ProcessHandle root) {
        var sums = new TreeMap<String, Long>();
        root.descendants()
                .forEach(
                        process -> {
                            var folder = Path.of("/proc/" + process.pid());
                            try {
                                var words = Files.readString(folder.resolve("cmdline"));
                                var name = name(words);
                                if (!words.startsWith("sh\0") && !name.isEmpty()) {
                                    sums.merge(name, kibibytes(folder), Long::sum);
                                }
                            } catch (IOException e) {
                                // ended meanwhile, or no /proc
                            }
                        });
        sums.replaceAll((name, kibibytes) -> kibibytes / 1_024);
        return sums;
    }

    private static String name(String words) {
        var postgres = words.startsWith("postgres:") || words.contains("bin/postgres");
        return NAMES.entrySet().stream()
                .filter(e -> !e.getKey().equals("postgres") && words.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(postgres ? "PostgreSQL" : "");
    }

    private static long kibibytes(Path folder) throws IOException {
        try (var lines = Files.lines(folder.resolve("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
