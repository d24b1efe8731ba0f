package id.tokoperasi.storefront.web;

import com.fasterxml.jackson.databind.JavaType;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Describes records as they are: what is not {@code @Nullable} is always there, and each has a name of
 * its own, {@code BasketLine} for {@code BasketApi.LineJson}. By their simple names alone, one record's
 * schema would stand for another's.
 */
@Component
class ApiSchemas implements ModelConverter {

    private final Map<String, JavaType> byName = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var java = Json31.mapper().constructType(type.getType());
        var raw = java.getRawClass();
        if (!raw.isRecord()) {
            return chain.next().resolve(type, context, chain);
        }
        var name = name(java);
        if (!byName.computeIfAbsent(name, n -> java).equals(java)) {
            throw new IllegalStateException(name + " is " + java + " and " + byName.get(name));
        }
        var schema = chain.next().resolve(type.name(name), context, chain);
        Schema<?> defined = context.getDefinedModels().get(name);
        if (defined != null) {
            defined.setRequired(
                    Arrays.stream(raw.getRecordComponents())
                            .filter(component -> !isNullable(component))
                            .map(RecordComponent::getName)
                            .sorted()
                            .toList());
        }
        return schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String name(JavaType type) {
        var raw = type.getRawClass();
        var own = stem(raw);
        if (type.containedTypeCount() > 0) {
            return type.getBindings().getTypeParameters().stream()
                            .map(ApiSchemas::name)
                            .collect(Collectors.joining())
                    + own;
        }
        var outer = raw.getEnclosingClass() == null ? "" : stem(raw.getEnclosingClass());
        return own.startsWith(outer) ? own : outer + own;
    }

    private static String stem(Class<?> type) {
        return type.getSimpleName().replaceAll("(Json|View|Api|Controller)$", "");
    }
}
