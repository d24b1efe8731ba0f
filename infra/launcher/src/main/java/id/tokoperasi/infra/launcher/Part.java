package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One process of the stack. */
public interface Part {
    /** Its name in what people read. */
    String title();

    /** Its name in file names. */
    default String file() {
        return title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Parts that must be ready before this one starts. */
    default List<Part> after() {
        return List.of();
    }

    /** Loopback ports that it will listen on. */
    List<Integer> ports();

    /** Does the work before the start (unpacking, first set-up) and names the process to run. */
    Command prepare(Consumer<String> progress) throws IOException;

    /** Whether it answers; asked again and again. */
    boolean ready() throws IOException;

    /** Whether it runs once and is ready when it has ended well. */
    default boolean once() {
        return false;
    }

    /** How long it may take from its start until it is ready. */
    default Duration patience() {
        return Duration.ofMinutes(3);
    }

    /** Work right after it became ready and before anything that waits for it. */
    default void settle() throws IOException {}
}
