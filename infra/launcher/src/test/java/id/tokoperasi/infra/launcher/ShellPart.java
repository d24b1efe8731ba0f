package id.tokoperasi.infra.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A part that is a line of shell, ready at once. */
record ShellPart(String title, List<Integer> ports, String line, List<Part> after, boolean once)
        implements Part {
    ShellPart(String title, List<Integer> ports, String line) {
        this(title, ports, line, List.of(), false);
    }

    @Override
    public Command prepare(Consumer<String> progress) {
        return Command.java(Path.of("").toAbsolutePath(), List.of("sh", "-c", line));
    }

    @Override
    public boolean ready() {
        return true;
    }
}
