package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts parts side by side, each as soon as those it needs are ready, and stops them all. */
public final class Stack {
    /** Hears of each step of each part; called by several threads. */
    public interface Progress {
        void tell(Part part, Duration sinceStart, String step);
    }

    private final Path logs;
    private final Progress progress;
    private final Map<Part, CompletableFuture<Void>> ready = new LinkedHashMap<>();
    private final Map<Part, Guarded> running = new LinkedHashMap<>();
    private final CompletableFuture<StackFailure> failure = new CompletableFuture<>();
    private boolean stopping;
    private @Nullable Path guardians;

    public Stack(Path logs, Progress progress) {
        this.logs = logs;
        this.progress = progress;
    }

    /** Starts them; a part must come after those it waits for. Does not wait. */
    public synchronized void start(List<Part> parts) {
        Ports.requireFree(parts);
        for (var part : parts) {
            ready.put(part, new CompletableFuture<>());
        }
        for (var part : parts) {
            var thread = new Thread(() -> run(part), "start-" + part.file());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits until this part is ready. Fails with the first failure of any part. */
    public void awaitReady(Part part) throws InterruptedException {
        CompletableFuture<Void> future;
        synchronized (this) {
            future = ready.get(part);
        }
        if (future == null) {
            throw new IllegalArgumentException(part.title() + " was not started");
        }
        waitForEither(future);
    }

    /** Waits until every part is ready. Fails with the first failure of any part. */
    public void awaitReady() throws InterruptedException {
        List<CompletableFuture<Void>> all;
        synchronized (this) {
            all = List.copyOf(ready.values());
        }
        waitForEither(CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])));
    }

    private void waitForEither(CompletableFuture<Void> future) throws InterruptedException {
        try {
            CompletableFuture.anyOf(future, failure).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
        if (failure.isDone()) {
            throw failure.join();
        }
    }

    /** Completes when a part fails or dies. */
    public CompletableFuture<StackFailure> failure() {
        return failure;
    }

    private void run(Part part) {
        var started = Instant.now();
        try {
            for (var needed : part.after()) {
                awaitReady(needed);
            }
            started = Instant.now();
            var begun = started;
            var command = part.prepare(step -> progress.tell(part, since(begun), step));
            var process = launch(part, command);
            awaitAnswer(part, process);
            part.settle();
            progress.tell(part, since(begun), part.once() ? "done" : "ready");
            CompletableFuture<Void> future;
            synchronized (this) {
                future = ready.get(part);
            }
            if (future != null) {
                future.complete(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StackFailure e) {
            fail(e);
        } catch (IOException | RuntimeException e) {
            fail(new StackFailure(Failures.line(part, e, log(part)), e));
        }
    }

    private synchronized Guarded launch(Part part, Command command) throws IOException {
        if (stopping) {
            throw new StackFailure("The stack is being stopped.");
        }
        var process = Guarded.start(command, log(part));
        running.put(part, process);
        if (guardians != null) {
            Files.write(
                    guardians,
                    running.values().stream().map(p -> String.valueOf(p.pid())).toList());
        }
        process.onExit()
                .thenAccept(
                        code -> {
                            if (!part.once() || code != 0) {
                                died(part, code);
                            }
                        });
        return process;
    }

    private void awaitAnswer(Part part, Guarded process) throws IOException, InterruptedException {
        var end = Instant.now().plus(part.patience());
        while (true) {
            if (!process.alive()) {
                if (part.once() && process.exitCode() == 0) {
                    return;
                }
                throw new StackFailure(Failures.died(part, process.exitCode(), log(part)));
            }
            if (!part.once() && part.ready()) {
                return;
            }
            if (Instant.now().isAfter(end)) {
                throw new StackFailure(
                        part.title()
                                + " did not answer within "
                                + part.patience().toSeconds()
                                + " s. Its log: "
                                + log(part));
            }
            Thread.sleep(100);
        }
    }

    private synchronized void died(Part part, int code) {
        if (!stopping) {
            fail(new StackFailure(Failures.died(part, code, log(part))));
        }
    }

    private void fail(StackFailure why) {
        synchronized (this) {
            if (stopping) {
                return;
            }
        }
        failure.complete(why);
    }

    /** Where the part's output goes. */
    public Path log(Part part) {
        return logs.resolve(part.file() + ".log");
    }

    private static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }

    /** Stops all, those that others wait for last. Returns when nothing of them runs any more. */
    public void stop() throws InterruptedException {
        Map<Part, Guarded> left;
        synchronized (this) {
            stopping = true;
            left = new LinkedHashMap<>(running);
        }
        while (!left.isEmpty()) {
            var needed = left.keySet().stream().flatMap(part -> part.after().stream()).toList();
            var last = new ArrayList<>(left.keySet());
            last.removeAll(needed);
            for (var part : last) {
                process(left, part).stop();
            }
            for (var part : last) {
                process(left, part).awaitEnd(Duration.ofSeconds(30));
                left.remove(part);
            }
        }
    }

    private static Guarded process(Map<Part, Guarded> processes, Part part) {
        var process = processes.get(part);
        if (process == null) {
            throw new IllegalStateException(part.title());
        }
        return process;
    }

    /** Writes down the guardians, so that a later start can wait for what an earlier one left. */
    synchronized void recordIn(Path file) {
        guardians = file;
    }
}
