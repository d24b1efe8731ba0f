package id.tokoperasi.access;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every operation that exists and who may call it, read from {@code access.csv}. What has no row is
 * refused. A wrong line stops the start and is named.
 */
@Component
public class AccessTable {

    private static final int COLUMNS = 6;

    /** Short names of the file for roles that often go together. */
    private static final Map<String, Set<Role>> GROUPS =
            Map.of(
                    "STAFF",
                    EnumSet.of(
                            Role.MANAGER,
                            Role.CATALOGUE,
                            Role.FULFILMENT,
                            Role.TREASURER,
                            Role.VIEWER),
                    "OFFICE",
                    EnumSet.copyOf(Role.of(BodyKind.AGENCY)));

    private final List<Operation> operations;
    private final Map<HttpMethod, List<Operation>> byMethod;

    AccessTable() {
        this(text("access.csv"));
    }

    AccessTable(String text) {
        this.operations = read(text);
        this.byMethod =
                operations.stream()
                        .sorted(
                                Comparator.comparing(
                                        Operation::path, PathPattern.SPECIFICITY_COMPARATOR))
                        .collect(Collectors.groupingBy(Operation::method));
    }

    /** The row for this request, the most specific path first; empty means that nobody may. */
    public Optional<Operation> find(HttpMethod method, PathContainer path) {
        var asked = method == HttpMethod.HEAD ? HttpMethod.GET : method;
        return byMethod.getOrDefault(asked, List.of()).stream()
                .filter(operation -> operation.path().matches(path))
                .findFirst();
    }

    /** The methods that some row allows on this path. */
    public Set<HttpMethod> methods(PathContainer path) {
        return byMethod.keySet().stream()
                .filter(method -> find(method, path).isPresent())
                .collect(Collectors.toSet());
    }

    /** All rows in the order of the file. */
    public List<Operation> operations() {
        return operations;
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> read(String text) {
        var lines = text.lines().toList();
        var rows = new ArrayList<Operation>();
        var names = new HashSet<String>();
        var calls = new HashMap<String, String>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("operation ")) {
                continue;
            }
            try {
                var row = row(line);
                require(names.add(row.name()), "operation named twice");
                var call = row.method() + " " + row.path().getPatternString();
                var other = calls.putIfAbsent(call, row.name());
                require(other == null, "same method and path as " + other);
                rows.add(row);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "access.csv line %d: %s: %s".formatted(i + 1, e.getMessage(), line), e);
            }
        }
        return List.copyOf(rows);
    }

    private static Operation row(String line) {
        var columns = line.split("\\s+");
        require(columns.length == COLUMNS, "needs six columns, - for an empty one");
        require(columns[0].matches("[a-z][A-Za-z0-9]*"), "operation is not a camelCase name");
        require(columns[1].matches("GET|POST|PUT|PATCH|DELETE"), "unknown method");
        var path = PathPatternParser.defaultInstance.parse(columns[2]);
        var roles = EnumSet.noneOf(Role.class);
        list(columns[3], "\\|").forEach(word -> roles.addAll(roles(word)));
        require(!roles.isEmpty(), "no role");
        var row =
                new Operation(
                        columns[0],
                        HttpMethod.valueOf(columns[1]),
                        path,
                        Set.copyOf(roles),
                        list(columns[4], ">"),
                        Set.copyOf(list(columns[5], ",")));
        check(row);
        return row;
    }

    private static void check(Operation row) {
        var pattern = row.path().getPatternString();
        row.chain().stream()
                .filter(id -> !id.startsWith("body:") && !id.equals("subject"))
                .forEach(
                        id ->
                                require(
                                        pattern.contains("{" + id + "}"),
                                        "chain names " + id + ", the path does not"));
        var kinds =
                row.roles().stream()
                        .map(Role::bodyKind)
                        .filter(kind -> kind == BodyKind.COOPERATIVE || kind == BodyKind.AGENCY)
                        .collect(Collectors.toSet());
        require(kinds.size() <= 1, "roles of a cooperative and of an office");
        require(
                kinds.isEmpty()
                        || (!row.chain().isEmpty() && !row.chain().getFirst().equals("subject")),
                "these roles need the body's id first in the chain");
        require(
                !row.roles().contains(Role.AUDITOR) || row.method() == HttpMethod.GET,
                "an auditor writes nothing");
    }

    private static Set<Role> roles(String word) {
        var group = GROUPS.get(word);
        return group != null ? group : EnumSet.of(Role.valueOf(word));
    }

    private static List<String> list(String column, String separator) {
        return column.equals("-") ? List.of() : Arrays.asList(column.split(separator));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
