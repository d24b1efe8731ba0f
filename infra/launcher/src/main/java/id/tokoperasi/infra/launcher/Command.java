package id.tokoperasi.infra.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start: its environment is the launcher's plus {@code environment}. {@code stopSignal}
 * asks it to end.
 */
public record Command(
        List<String> words, Map<String, String> environment, Path folder, String stopSignal) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command java(Path folder, List<String> words) {
        return new Command(words, Map.of(), folder, "TERM");
    }

    public Command with(Map<String, String> more) {
        return new Command(words, more, folder, stopSignal);
    }
}
