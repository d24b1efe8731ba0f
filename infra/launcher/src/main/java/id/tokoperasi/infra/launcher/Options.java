package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** The command line. */
record Options(Ports ports, Path data, boolean fresh, boolean serversOnly, boolean help) {
    static final String USAGE =
            """
            java -jar infra/launcher/target/tokoperasi.jar [flags]
              --port-base N    first of nine ports, the storefront's (8080)
              --data DIR       where data and logs are kept (.local/run)
              --fresh          start over: delete that data first
              --servers-only   without the applications and the seeds
              --help           this text""";

    static Options parse(List<String> words, Path root) {
        int base = 8080;
        var data = root.resolve(".local/run");
        boolean fresh = false;
        boolean serversOnly = false;
        boolean help = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var sides = word.split("=", 2);
            var attached = sides.length == 2 ? sides[1] : null;
            switch (sides[0]) {
                case "--port-base" -> base = number(value(words, i, attached));
                case "--data" -> data = Path.of(value(words, i, attached));
                case "--fresh" -> fresh = true;
                case "--servers-only" -> serversOnly = true;
                case "--help", "-h" -> help = true;
                default -> throw new StackFailure("Unknown flag " + word + ". Try --help.");
            }
            if (List.of("--port-base", "--data").contains(word)) {
                i++;
            }
        }
        var folder = data.toAbsolutePath().normalize();
        return new Options(new Ports(base), folder, fresh, serversOnly, help);
    }

    private static String value(List<String> words, int at, @Nullable String attached) {
        if (attached != null) {
            return attached;
        }
        if (at + 1 >= words.size()) {
            throw new StackFailure(words.get(at) + " needs a value. Try --help.");
        }
        return words.get(at + 1);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StackFailure("--port-base needs a number, not " + text + ".");
        }
    }
}
