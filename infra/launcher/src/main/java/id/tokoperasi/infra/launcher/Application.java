package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One of our own jars, told everything by environment variables. */
record Application(
        String title,
        Path jdk,
        Path jar,
        Path folder,
        List<Integer> ports,
        String readyUrl,
        List<Part> after,
        List<String> javaOptions,
        Map<String, String> environment)
        implements Part {
    @Override
    public Command prepare(Consumer<String> progress) throws IOException {
        var words = new ArrayList<String>();
        words.add(jdk.resolve("bin/java").toString());
        words.addAll(javaOptions);
        words.addAll(List.of("-jar", jar.toString()));
        return Command.java(Files.createDirectories(folder), words).with(environment);
    }

    @Override
    public boolean ready() {
        return readyUrl.isEmpty()
                ? ports.stream().allMatch(Ports::answers)
                : Http.succeeds(readyUrl);
    }

    @Override
    public boolean once() {
        return ports.isEmpty();
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(once() ? 20 : 5);
    }

    // Parts are keys: two of them are never the same.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
