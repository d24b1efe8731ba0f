package id.tokoperasi.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class StackTests {
    @TempDir private Path folder;

    @Test
    void aPartStartsWhenThoseItNeedsAreReady() throws Exception {
        var stack = stack();
        var first = once("First", "echo 1 >> order");
        var second = once("Second", "echo 2 >> order", first);
        stack.start(List.of(first, second));
        stack.awaitReady();

        assertThat(folder.resolve("order")).hasContent("1\n2");
        stack.stop();
    }

    @Test
    void aPartThatDiesIsToldInOneLineWithItsLog() {
        var stack = stack();
        var bad = new ShellPart("Search indexer", List.of(), "sleep 0.3; echo why; exit 3");
        stack.start(List.of(bad));

        assertThat(stack.failure().join())
                .hasMessage(
                        "Search indexer stopped (exit code 3). Its log: "
                                + folder.resolve("logs/search-indexer.log"));
        assertThat(folder.resolve("logs/search-indexer.log")).hasContent("why");
    }

    @Test
    void aFullDiskIsToldAsSuch() {
        var stack = stack();
        var line = "echo 'write failed: No space left on device'; exit 1";
        stack.start(List.of(new ShellPart("PostgreSQL", List.of(), line)));

        assertThat(stack.failure().join())
                .hasMessageStartingWith("PostgreSQL stopped: the disk is full.");
    }

    @Test
    void aFailedStepStopsTheStart() {
        var stack = stack();
        stack.start(List.of(once("Seeds", "exit 5")));

        assertThatThrownBy(stack::awaitReady)
                .hasMessageStartingWith("Seeds stopped (exit code 5).");
    }

    @Test
    void stoppingEndsEveryProcess() throws Exception {
        var stack = stack();
        stack.start(List.of(new ShellPart("Server", List.of(), sleeper())));
        stack.awaitReady();
        var child = awaitPid(folder.resolve("pid"));

        stack.stop();

        assertThat(child.isAlive()).isFalse();
        assertThat(stack.failure()).isNotDone();
    }

    @Test
    void killingTheLauncherLeavesNoChildBehind() throws Exception {
        var launcher =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LauncherToKill.class.getName(),
                                folder.toString(),
                                sleeper())
                        .inheritIO()
                        .start();
        var child = awaitPid(folder.resolve("pid"));
        assertThat(child.isAlive()).isTrue();

        launcher.destroyForcibly().waitFor();

        child.onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    /** A launcher with one child, to be killed. */
    static final class LauncherToKill {
        private LauncherToKill() {}

        public static void main(String[] args) throws Exception {
            var stack = new Stack(Path.of(args[0], "logs"), (part, time, step) -> {});
            stack.start(List.of(new ShellPart("Server", List.of(), args[1])));
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }

    private String sleeper() {
        return "echo $$ > '" + folder.resolve("pid") + "'; exec sleep 300";
    }

    private static ProcessHandle awaitPid(Path file) throws Exception {
        while (!Files.exists(file) || Files.readString(file).isBlank()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }

    private ShellPart once(String title, String line, Part... after) {
        var inFolder = "cd '" + folder + "' && { " + line + "; }";
        return new ShellPart(title, List.of(), inFolder, List.of(after), true);
    }

    private Stack stack() {
        return new Stack(folder.resolve("logs"), (part, time, step) -> {});
    }
}
