package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds a JDK 25 or newer, in the places where the toolchains plugin of Maven looks as well. */
public final class JdkFinder {
    static final int NEEDED = 25;

    private final Map<String, String> environment;
    private final Path home;
    private final Path root;

    public JdkFinder() {
        this(System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"));
    }

    JdkFinder(Map<String, String> environment, Path home, Path root) {
        this.environment = environment;
        this.home = home;
        this.root = root;
    }

    /** The home folder of the JDK. Fails with the line that says what to install. */
    public Path find() {
        return candidates()
                .filter(folder -> version(folder).orElse(0) >= NEEDED)
                .findFirst()
                .orElseThrow(
                        () ->
                                new StackFailure(
                                        "No JDK "
                                                + NEEDED
                                                + " found. Install one (on Debian: apt install"
                                                + " temurin-25-jdk from Adoptium; elsewhere"
                                                + " https://adoptium.net) or set JDK25_HOME."));
    }

    private Stream<Path> candidates() {
        var folders = new ArrayList<Path>();
        for (var name : List.of("JDK25_HOME", "JAVA_HOME")) {
            var value = environment.get(name);
            if (value != null && !value.isBlank()) {
                folders.add(Path.of(value));
            }
        }
        folders.add(Path.of(System.getProperty("java.home")));
        environment.forEach(
                (name, value) -> {
                    if (name.matches("JAVA_?HOME_?25.*|JDK_?25.*")) {
                        folders.add(Path.of(value));
                    }
                });
        for (var parent :
                List.of(
                        root.resolve("usr/lib/jvm"),
                        root.resolve("usr/java"),
                        root.resolve("opt"),
                        root.resolve("opt/java"),
                        root.resolve("usr/local/java"),
                        root.resolve("Library/Java/JavaVirtualMachines"),
                        home.resolve("Library/Java/JavaVirtualMachines"),
                        home.resolve(".sdkman/candidates/java"),
                        home.resolve(".jdks"),
                        home.resolve(".m2/jdks"),
                        home.resolve(".asdf/installs/java"),
                        home.resolve(".local/share/mise/installs/java"),
                        home.resolve(".jabba/jdk"))) {
            folders.addAll(children(parent));
        }
        return folders.stream().flatMap(f -> Stream.of(f, f.resolve("Contents/Home")));
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Integer> version(Path jdk) {
        if (!Files.isExecutable(jdk.resolve("bin/java"))) {
            return Optional.empty();
        }
        var release = new Properties();
        try {
            release.load(new StringReader(Files.readString(jdk.resolve("release"))));
            var version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
            return Optional.of(Integer.parseInt(version.split("[.+-]")[0]));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
