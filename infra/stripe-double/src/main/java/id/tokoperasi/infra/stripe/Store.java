package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All objects, oldest first per kind, under one lock: each request is a few microseconds of work,
 * so one lock is both the simplest and fast enough. Nodes are changed only inside {@link #locked}.
 */
final class Store implements AutoCloseable {
    private static final Map<String, Integer> MOST_KEPT =
            Map.of("event", 50_000, Idempotency.KIND, 100_000);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, LinkedHashMap<String, ObjectNode>> kinds = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final @Nullable Journal journal;

    Store(@Nullable Path stateDir) {
        journal = stateDir == null ? null : new Journal(stateDir);
        if (journal != null) {
            journal.load().forEach(this::keep);
            journal.rewrite(kinds.values().stream().flatMap(kind -> kind.values().stream()));
        }
    }

    /** Runs alone; what was handed to {@link #afterwards} runs when the lock is free again. */
    <T extends @Nullable Object> T locked(Supplier<T> work) {
        List<Runnable> next = List.of();
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1) {
                next = List.copyOf(afterwards);
                afterwards.clear();
            }
            lock.unlock();
            next.forEach(Runnable::run);
        }
    }

    void afterwards(Runnable next) {
        afterwards.add(next);
    }

    /** Adds the object, or records that it has changed. */
    void save(ObjectNode node) {
        keep(node);
        if (journal != null) {
            journal.append(node);
        }
    }

    private void keep(ObjectNode node) {
        var kind = Json.textOr(node, "object", "");
        var objects = kinds.computeIfAbsent(kind, name -> new LinkedHashMap<>());
        objects.put(Json.textOr(node, "id", ""), node);
        if (objects.size() > MOST_KEPT.getOrDefault(kind, Integer.MAX_VALUE)) {
            objects.pollFirstEntry();
        }
    }

    @Nullable ObjectNode find(String kind, String id) {
        var objects = kinds.get(kind);
        return objects == null ? null : objects.get(id);
    }

    /** Refuses with Stripe's 404 for an object named in the path. */
    ObjectNode get(String kind, String id) {
        var found = find(kind, id);
        if (found == null) {
            throw StripeError.missing(kind, id, "id", 404);
        }
        return found;
    }

    /** Refuses with Stripe's 400 for an object named in a parameter. */
    ObjectNode named(String kind, String id, String param) {
        var found = find(kind, id);
        if (found == null) {
            throw StripeError.missing(kind, id, param, 400);
        }
        return found;
    }

    @Nullable ObjectNode findAny(String id) {
        return kinds.values().stream()
                .map(objects -> objects.get(id))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    Stream<ObjectNode> newestFirst(String kind) {
        var objects = kinds.get(kind);
        return objects == null ? Stream.empty() : objects.sequencedValues().reversed().stream();
    }

    void reset() {
        kinds.clear();
        if (journal != null) {
            journal.rewrite(Stream.empty());
        }
    }

    @Override
    public void close() {
        if (journal != null) {
            locked(
                    () -> {
                        journal.close();
                        return null;
                    });
        }
    }
}
