package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One object a line, the last line of an id counts. Appending costs the same however many objects
 * there are, which a snapshot on every change would not; the file is rewritten at each start.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private @Nullable OutputStream out;

    Journal(Path folder) {
        file = folder.resolve("stripe-double.jsonl");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the double's state in " + folder, e);
        }
    }

    List<ObjectNode> load() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            var objects = new ArrayList<ObjectNode>();
            lines.forEach(line -> add(objects, line));
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static void add(List<ObjectNode> objects, String line) {
        try {
            if (Json.MAPPER.readTree(line) instanceof ObjectNode node) {
                objects.add(node);
            }
        } catch (JacksonException e) {
            // A killed process leaves at most a torn last line, whose request was never answered.
        }
    }

    void rewrite(Stream<ObjectNode> objects) {
        close();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var writer = Files.newBufferedWriter(fresh)) {
                for (var object : (Iterable<ObjectNode>) objects::iterator) {
                    writer.write(Json.MAPPER.writeValueAsString(object));
                    writer.write('\n');
                }
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            out = Files.newOutputStream(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    void append(ObjectNode object) {
        var line = Json.MAPPER.writeValueAsBytes(object);
        var ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        try {
            if (out != null) {
                out.write(ended);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
                out = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }
}
