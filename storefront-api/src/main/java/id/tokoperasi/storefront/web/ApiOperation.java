package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Operation;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;

import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Describes one operation by its row, its handler and its examples. */
final class ApiOperation {

    private static final List<Integer> REPEAT_LATER = List.of(429, 503);

    private ApiOperation() {}

    static void describe(
            io.swagger.v3.oas.models.Operation operation,
            Operation row,
            HandlerMethod handler,
            ApiExamples examples) {
        operation.operationId(row.name());
        operation.summary(sentence(row.name()));
        operation.addExtension("x-roles", row.roles().stream().map(Enum::name).sorted().toList());
        operation.addExtension("x-chain", row.chain());
        operation.security(security(row));
        describeHeaders(operation, handler);
        describeSuccess(operation, handler);
        ApiProblems.of(row, handler)
                .forEach(
                        (status, codes) ->
                                operation
                                        .getResponses()
                                        .addApiResponse(
                                                String.valueOf(status), problem(status, codes)));
        examples.show(operation);
    }

    /** {@code shopOrderPack} becomes {@code Shop order pack}. */
    private static String sentence(String name) {
        var words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A guest's things need no token, but a token makes them the person's. */
    private static List<SecurityRequirement> security(Operation row) {
        var token = new SecurityRequirement().addList(OpenApiDocument.TOKEN);
        if (!row.isPublic()) {
            return List.of(token);
        }
        return row.chain().contains("subject") || row.name().equals("basketOpen")
                ? List.of(new SecurityRequirement(), token)
                : List.of();
    }

    private static void describeHeaders(
            io.swagger.v3.oas.models.Operation operation, HandlerMethod handler) {
        var parameters =
                new ArrayList<>(Objects.requireNonNullElse(operation.getParameters(), List.of()));
        parameters.stream()
                .filter(p -> HttpHeaders.IF_MATCH.equals(p.getName()))
                .forEach(
                        p ->
                                p.required(true)
                                        .description("The ETag of the version that was seen")
                                        .example("\"3\""));
        parameters.stream()
                .filter(p -> "Stripe-Signature".equals(p.getName()))
                .forEach(p -> p.required(true).schema(new StringSchema()));
        describeRawBody(operation);
        if (takes(handler, Once.class)) {
            parameters.add(idempotencyKey());
        }
        if (!parameters.isEmpty()) {
            operation.parameters(parameters);
        }
    }

    /** Read as bytes for its signature's sake, but an event of Stripe's all the same. */
    private static void describeRawBody(io.swagger.v3.oas.models.Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().stream()
                    .filter(body -> "byte".equals(body.getSchema().getFormat()))
                    .forEach(body -> body.schema(new ObjectSchema().description("Stripe's event")));
        }
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(argument -> argument.getParameterType() == type);
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(Once.HEADER)
                .required(false)
                .description("Makes the request safe to repeat; 1 to 64 of A-Z a-z 0-9 _ -")
                .schema(new StringSchema().pattern("^[A-Za-z0-9_-]{1,64}$"));
    }

    private static void describeSuccess(
            io.swagger.v3.oas.models.Operation operation, HandlerMethod handler) {
        var success = operation.getResponses().entrySet().iterator().next();
        var answer = success.getValue();
        answer.description(success.getKey().equals("204") ? "Done" : "As described");
        if (success.getKey().equals("201")) {
            answer.addHeaderObject(
                    HttpHeaders.LOCATION, header(new StringSchema(), "Where the new thing is"));
        }
        var answers = handler.getMethodAnnotation(Answers.class);
        if (answers != null && answers.eTag()) {
            answer.addHeaderObject(
                    HttpHeaders.ETAG, header(new StringSchema(), "The version, for If-Match"));
        }
        if (takes(handler, Once.class)) {
            answer.addHeaderObject(
                    Once.REPLAYED,
                    header(
                            new StringSchema().addEnumItem("true"),
                            "There when this is the answer to an earlier request"));
        }
    }

    private static ApiResponse problem(int status, Collection<String> codes) {
        var answer = ProblemSchema.response(status, codes);
        if (REPEAT_LATER.contains(status)) {
            answer.addHeaderObject(
                    HttpHeaders.RETRY_AFTER, header(new IntegerSchema(), "Seconds to wait"));
        }
        if (status == 401) {
            answer.addHeaderObject(
                    HttpHeaders.WWW_AUTHENTICATE, header(new StringSchema(), "Bearer"));
        }
        return answer;
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }
}
