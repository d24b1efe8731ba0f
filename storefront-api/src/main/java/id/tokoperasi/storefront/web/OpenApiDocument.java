package id.tokoperasi.storefront.web;

import id.tokoperasi.access.AccessTable;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.WebFilter;

import reactor.core.scheduler.Schedulers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Completes the generated document by what the table and the handlers know. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    static final String TOKEN = "token";

    OpenApiDocument() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(CurrentUser.class, Visitor.class, Once.class);
    }

    @Bean
    OpenApiCustomizer byTableAndHandlers(
            WebSettings settings,
            AccessTable table,
            ApiExamples examples,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return document -> {
            describeCommon(document, settings);
            var handlers = handlers(mapping);
            for (var row : table.operations()) {
                var path = row.path().getPatternString();
                var handler = handlers.get(row.method() + " " + path);
                var item = document.getPaths().get(path);
                if (handler != null && item != null) {
                    item.readOperationsMap().entrySet().stream()
                            .filter(e -> e.getKey().name().equals(row.method().name()))
                            .forEach(
                                    e ->
                                            ApiOperation.describe(
                                                    e.getValue(), row, handler, examples));
                }
            }
            closeRequests(document);
        };
    }

    private static Map<String, HandlerMethod> handlers(RequestMappingHandlerMapping mapping) {
        var handlers = new HashMap<String, HandlerMethod>();
        mapping.getHandlerMethods()
                .forEach(
                        (info, handler) ->
                                calls(info).forEach(call -> handlers.put(call, handler)));
        return handlers;
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(
                        method ->
                                info.getPatternsCondition().getPatterns().stream()
                                        .map(path -> method + " " + path.getPatternString()));
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

    private static void describeCommon(OpenAPI document, WebSettings settings) {
        document.info(
                new Info()
                        .title("Tokoperasi")
                        .version("v1")
                        .description(
                                "Marketplace of cooperatives. Amounts are whole rupiah, times UTC."
                                        + " Errors are problem documents (RFC 9457) whose code is"
                                        + " stable. A cooperative's operations need an appointment"
                                        + " of one of x-roles."));
        document.servers(List.of(new Server().url(WebSettings.origin(settings.publicUrl()))));
        if (document.getComponents() == null) {
            document.components(new Components());
        }
        document.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("Access token with the audience tokoperasi-api"))
                .addSchemas(ProblemSchema.NAME, ProblemSchema.schema());
    }

    /** What is sent may hold no field that is not described. */
    private static void closeRequests(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        var closed = new HashSet<Schema<?>>();
        document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(body -> close(body.getSchema(), schemas, closed));
    }

    @SuppressWarnings("rawtypes") // as the library has it
    private static void close(
            Schema<?> schema, Map<String, Schema> schemas, Set<Schema<?>> closed) {
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            Schema<?> named = schemas.get(name);
            if (named != null && closed.add(named)) {
                named.setAdditionalProperties(false);
                close(named, schemas, closed);
            }
        }
        if (schema.getItems() != null) {
            close(schema.getItems(), schemas, closed);
        }
        if (schema.getProperties() != null) {
            for (Schema<?> property : schema.getProperties().values()) {
                close(property, schemas, closed);
            }
        }
    }
}
