package id.tokoperasi.storefront.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Requests and answers for people who read the document, from {@code api-examples.json}. */
@Component
class ApiExamples {

    /**
     * One operation's.
     *
     * @param like the operation whose answer this one's is, too
     * @param but what differs from it; null where nothing stands
     * @param listOf the operation of whose answers this one's is a page
     */
    private record Example(
            @Nullable Map<String, Object> request,
            @Nullable Map<String, Object> response,
            @Nullable String like,
            @Nullable Map<String, Object> but,
            @Nullable String listOf) {}

    private static final class ByOperation extends TreeMap<String, Example> {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Example> byOperation;

    ApiExamples(JsonMapper json) {
        try (var file = new ClassPathResource("api-examples.json").getInputStream()) {
            byOperation = json.readValue(file, ByOperation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void show(Operation operation) {
        var example = byOperation.get(operation.getOperationId());
        if (example == null) {
            return;
        }
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), example.request());
        }
        operation.getResponses().entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> show(answer.getValue().getContent(), response(example)));
    }

    private @Nullable Map<String, Object> response(Example example) {
        if (example.listOf() != null) {
            return Map.of("items", List.of(Objects.requireNonNull(named(example.listOf()))));
        }
        if (example.like() == null) {
            return example.response();
        }
        var answer = new LinkedHashMap<>(Objects.requireNonNull(named(example.like())));
        if (example.but() != null) {
            answer.putAll(example.but());
            answer.values().removeIf(Objects::isNull);
        }
        return answer;
    }

    private @Nullable Map<String, Object> named(String operation) {
        return response(Objects.requireNonNull(byOperation.get(operation), operation));
    }

    private static void show(@Nullable Content content, @Nullable Map<String, Object> example) {
        if (content != null && example != null) {
            content.values().forEach(body -> body.example(example));
        }
    }
}
