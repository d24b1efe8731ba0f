package id.tokoperasi.infra.bench;

import java.util.List;
import java.util.Set;

/**
 * The command line.
 *
 * @param only parts to measure; empty for all
 * @param seconds how long each load is measured, 1 to 600
 * @param listings size of the generated catalogue, 0 to 100,000
 * @param again with the data of the last run: quicker, but loading is not measured
 * @param keep leave the servers up at the end, until Ctrl-C
 */
record BenchOptions(
        int portBase, int seconds, int listings, Set<String> only, boolean again, boolean keep) {
    static final Set<String> PARTS = Set.of("search", "detail", "basket", "order", "seller");

    static final String USAGE =
            """
            java -jar infra/bench/target/bench.jar [flags]
              --only PARTS     search,detail,basket,order,seller (all)
              --seconds N      of each load (10)
              --listings N     of the generated catalogue (10000)
              --port-base N    first of nine ports (21000)
              --again          with the data of the last run; nothing is loaded
              --keep           leave the servers up afterwards, until Ctrl-C""";

    static BenchOptions parse(List<String> words) {
        int portBase = 21_000;
        int seconds = 10;
        int listings = 10_000;
        var only = Set.<String>of();
        boolean again = false;
        boolean keep = false;
        var rest = words.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            switch (word) {
                case "--port-base" -> portBase = number(word, rest, 1_024, 65_000);
                case "--seconds" -> seconds = number(word, rest, 1, 600);
                case "--listings" -> listings = number(word, rest, 0, 100_000);
                case "--only" -> only = parts(value(word, rest));
                case "--again" -> again = true;
                case "--keep" -> keep = true;
                default -> throw new IllegalArgumentException("Unknown flag " + word + ".");
            }
        }
        return new BenchOptions(portBase, seconds, listings, only, again, keep);
    }

    /** Whether there is something that visitors of the shop do among the parts. */
    boolean measuresVisitors() {
        return PARTS.stream().anyMatch(part -> !part.equals("seller") && measures(part));
    }

    boolean measures(String part) {
        return only.isEmpty() || only.contains(part);
    }

    private static Set<String> parts(String value) {
        var parts = Set.of(value.split(","));
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("--only takes some of " + PARTS + ".");
        }
        return parts;
    }

    private static String value(String flag, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(flag + " needs a value.");
        }
        return rest.next();
    }

    private static int number(String flag, java.util.Iterator<String> rest, int least, int most) {
        var value = value(flag, rest);
        if (!value.matches("\\d{1,6}")
                || Integer.parseInt(value) < least
                || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(
                    "%s takes %d to %d, not %s.".formatted(flag, least, most, value));
        }
        return Integer.parseInt(value);
    }
}
