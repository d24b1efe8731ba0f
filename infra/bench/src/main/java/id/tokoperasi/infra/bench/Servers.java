package id.tokoperasi.infra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The local stack as people start it, without rate limits, on a data folder of its own. */
final class Servers implements AutoCloseable {
    private final Process launcher;

    private Servers(Process launcher) {
        this.launcher = launcher;
    }

    /**
     * Returns when all is ready, the demo seeds included.
     *
     * @param again with the data of the last run, else from nothing
     */
    static Servers start(Path project, int portBase, boolean again) throws IOException {
        var jar = project.resolve("infra/launcher/target/tokoperasi.jar");
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var data = project.resolve(".local/bench").toString();
        var words = new ArrayList<>(List.of(java, "-jar", jar.toString()));
        words.addAll(List.of("--data", data, "--port-base", String.valueOf(portBase)));
        if (!again) {
            words.add("--fresh");
        }
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("TOKOPERASI_RATELIMITS", "false");
        var servers = new Servers(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop"));
        var output = servers.launcher.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            System.out.println(line);
            if (line.startsWith("Ready after")) {
                Thread.ofPlatform().daemon().start(() -> drain(output));
                return servers;
            }
        }
        throw new IOException("the local stack did not start");
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // the launcher has ended
        }
    }

    /** The folder above the working directory that holds the built launcher. */
    static Path project() {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("infra/launcher/target/tokoperasi.jar"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException(
                "Run it inside the project, after mvn -q -Dmaven.test.skip=true package.");
    }

    ProcessHandle handle() {
        return launcher.toHandle();
    }

    @Override
    public void close() {
        launcher.destroy();
        launcher.onExit().join();
    }
}
