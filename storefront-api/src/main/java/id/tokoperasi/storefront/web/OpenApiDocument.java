package id.tokoperasi.storefront.web;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Operation;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

import reactor.core.scheduler.Schedulers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds to the generated document what the table knows: names, roles, and which problems may come. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    private final WebSettings settings;
    private final Map<String, Operation> rows;

    OpenApiDocument(WebSettings settings, AccessTable table) {
        this.settings = settings;
        this.rows =
                table.operations().stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.method() + " " + row.path().getPatternString(),
                                        Function.identity()));
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(CurrentUser.class, Visitor.class, Once.class);
    }

    @Bean
    OpenApiCustomizer byTable() {
        return document -> {
            document.info(
                    new Info()
                            .title("Tokoperasi")
                            .version("v1")
                            .description(
                                    "Marketplace of cooperatives. Errors are problem documents"
                                            + " (RFC 9457) with a stable code."));
            document.servers(List.of(new Server().url(WebSettings.origin(settings.publicUrl()))));
            describeCommon(document);
            document.getPaths().forEach(this::describe);
        };
    }

    /** Who asks first waits until all handlers are read: seconds that no event loop has. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebFilter documentOffTheEventLoop() {
        return (exchange, chain) ->
                exchange.getRequest().getPath().value().startsWith("/v3/api-docs")
                        ? chain.filter(exchange).subscribeOn(Schedulers.boundedElastic())
                        : chain.filter(exchange);
    }

    private static void describeCommon(OpenAPI document) {
        if (document.getComponents() == null) {
            document.components(new Components());
        }
        document.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSchemas(PROBLEM, problemSchema());
    }

    private static Schema<?> problemSchema() {
        var problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().example("urn:tokoperasi:problem:not-found"));
        problem.addProperty("title", new StringSchema().example("Tidak ditemukan"));
        problem.addProperty("status", new IntegerSchema().example(404));
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("code", new StringSchema().example("not-found"));
        problem.addProperty("requestId", new StringSchema());
        problem.setRequired(List.of("type", "title", "status", "detail", "code", "requestId"));
        return problem;
    }

    private void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation));
    }

    private void describe(
            String path, PathItem.HttpMethod method, io.swagger.v3.oas.models.Operation operation) {
        var row = rows.get(method + " " + path);
        if (row == null) {
            return;
        }
        operation.operationId(row.name());
        operation.addExtension("x-roles", row.roles().stream().map(Enum::name).sorted().toList());
        operation.addExtension("x-chain", row.chain());
        operation.addExtension("x-problems", problems(row, operation));
        if (!row.isPublic()) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        }
        if (method == PathItem.HttpMethod.POST && path.startsWith("/api/")) {
            operation.addParametersItem(idempotencyKey());
        }
        operation.getResponses().addApiResponse("default", problemResponse());
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(Once.HEADER)
                .description("Makes the request safe to repeat; 1 to 64 of A-Z a-z 0-9 _ -")
                .schema(new StringSchema().pattern("^[A-Za-z0-9_-]{1,64}$"));
    }

    private static ApiResponse problemResponse() {
        return new ApiResponse()
                .description("Problem document; its code is one of x-problems or of the operation")
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(
                                                        new Schema<>()
                                                                .$ref(
                                                                        "#/components/schemas/"
                                                                                + PROBLEM))));
    }

    private static List<String> problems(
            Operation row, io.swagger.v3.oas.models.Operation operation) {
        var codes = new ArrayList<String>();
        if (!row.isPublic()) {
            codes.addAll(List.of("sign-in-required", "token-invalid"));
        }
        if (!row.isPublic() && !row.isForAnyAccount()) {
            codes.addAll(List.of("role-missing", "appointment-ended"));
        }
        if (!row.chain().isEmpty() || row.path().getPatternString().contains("{")) {
            codes.add("not-found");
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(
                    List.of(
                            "body-malformed",
                            "field-unknown",
                            "field-malformed",
                            "fields-invalid",
                            "body-too-large",
                            "media-type-unsupported"));
        }
        if (row.limit().isPresent()) {
            codes.add("too-many-requests");
        }
        return codes;
    }
}
