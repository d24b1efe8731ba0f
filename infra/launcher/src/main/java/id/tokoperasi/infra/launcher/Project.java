package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the parts of the built project lie. */
public record Project(Path root) {
    /** The project that the running code was built in, else the one around the working directory. */
    public static Project find() {
        for (var start : new Path[] {codeSource(), Path.of("").toAbsolutePath()}) {
            for (var folder = start; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve("infra/launcher/pom.xml"))) {
                    return new Project(folder);
                }
            }
        }
        throw new StackFailure(
                "Not inside the project: no infra/launcher/pom.xml above this folder.");
    }

    private static @Nullable Path codeSource() {
        var source = Project.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Unpacked servers, shared by the local stack and the tests; git-ignored. */
    public Path servers() {
        return root.resolve(".local/servers");
    }

    public Path keycloakFiles() {
        return root.resolve("infra/keycloak");
    }

    public Path elasticsearchNode() {
        return built("infra/elasticsearch-node/target/node");
    }

    /** The one file in the launcher's {@code target/servers} whose name starts so. */
    public Path serverArchive(String prefix) {
        var folder = built("infra/launcher/target/servers");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(folder.resolve(prefix + "*")));
        } catch (java.io.IOException e) {
            throw notBuilt(folder);
        }
    }

    /** A file or folder that the build makes. */
    public Path built(String path) {
        var file = root.resolve(path);
        if (!Files.exists(file)) {
            throw notBuilt(file);
        }
        return file;
    }

    /** The runnable jar of a module, or null when the module was not built. */
    public @Nullable Path jar(String module) {
        var target = root.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return null;
        }
        try (var files = Files.list(target)) {
            var name = Path.of(module).getFileName() + "(-[0-9.]+(-SNAPSHOT)?)?\\.jar";
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (java.io.IOException e) {
            return null;
        }
    }

    private static StackFailure notBuilt(Path file) {
        return new StackFailure(
                file + " is missing. Build first: mvn -q -Dmaven.test.skip package");
    }
}
