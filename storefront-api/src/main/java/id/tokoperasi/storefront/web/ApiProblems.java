package id.tokoperasi.storefront.web;

import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Operation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which problems an operation may answer: by its row, by its arguments, and by {@link Answers}. */
final class ApiProblems {

    private final SortedMap<Integer, SortedSet<String>> codesByStatus = new TreeMap<>();

    private ApiProblems() {}

    static SortedMap<Integer, SortedSet<String>> of(Operation row, HandlerMethod handler) {
        var problems = new ApiProblems();
        problems.byEverybody(row);
        problems.byRow(row);
        problems.byArguments(row, handler);
        var answers = handler.getMethodAnnotation(Answers.class);
        if (answers != null) {
            for (var problem : answers.problems()) {
                var words = problem.split(" ");
                problems.add(Integer.parseInt(words[0]), words[1]);
            }
        }
        return problems.codesByStatus;
    }

    private void add(int status, String... codes) {
        codesByStatus.computeIfAbsent(status, s -> new TreeSet<>()).addAll(Arrays.asList(codes));
    }

    private void byEverybody(Operation row) {
        add(400, "request-rejected");
        add(406, "not-acceptable");
        add(500, "internal");
        add(503, "busy", "database-unavailable", "too-slow");
        if (row.path().getPatternString().startsWith("/api/")) {
            add(401, "token-invalid");
            add(503, "sign-in-unavailable");
        }
        if (row.method() != HttpMethod.GET) {
            add(409, "already-changed", "busy");
        }
    }

    private void byRow(Operation row) {
        if (!row.isPublic()) {
            add(401, "sign-in-required");
            if (!row.isForAnyAccount()) {
                add(403, "appointment-ended", "role-missing");
            }
        }
        // Who is nothing to the regency does not learn what its offices have.
        var ofRegency = row.roles().stream().anyMatch(r -> r.bodyKind() == BodyKind.REGENCY);
        if (row.path().getPatternString().contains("{") || row.chain().size() > 1 || ofRegency) {
            add(404, "not-found");
        }
        if (row.limit().isPresent()) {
            add(429, "too-many-requests");
        }
    }

    private void byArguments(Operation row, HandlerMethod handler) {
        for (var argument : handler.getMethodParameters()) {
            if (argument.hasParameterAnnotation(PathVariable.class)) {
                add(400, "parameter-invalid");
            }
            var query = argument.getParameterAnnotation(RequestParam.class);
            if (query != null) {
                add(400, "parameter-invalid", "value-malformed");
                if (query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
                    add(400, "parameter-missing");
                }
            }
            if (argument.hasParameterAnnotation(RequestPart.class)) {
                add(400, "body-malformed", "parameter-missing");
                byBody();
            }
            if (argument.hasParameterAnnotation(RequestBody.class)) {
                add(400, "body-malformed");
                byBody();
                if (argument.getParameterType() != byte[].class) {
                    add(400, "field-malformed", "field-unknown", "value-malformed");
                    add(422, "fields-invalid");
                }
            }
            if (isIfMatch(argument.getParameterAnnotation(RequestHeader.class))) {
                add(412, "version-changed");
                add(428, "precondition-required");
            }
            if (argument.getParameterType() == Once.class) {
                add(400, "idempotency-key-malformed");
                add(409, "request-in-progress");
                add(422, "idempotency-mismatch");
            }
        }
    }

    private void byBody() {
        add(408, "request-timeout");
        add(413, "body-too-large");
        add(415, "media-type-unsupported");
    }

    private static boolean isIfMatch(@Nullable RequestHeader header) {
        return header != null && header.name().equals(HttpHeaders.IF_MATCH);
    }
}
