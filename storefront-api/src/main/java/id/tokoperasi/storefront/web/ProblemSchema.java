package id.tokoperasi.storefront.web;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springframework.http.HttpStatus;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problem document as the OpenAPI document shows it. */
final class ProblemSchema {

    static final String NAME = "Problem";
    static final String REF = "#/components/schemas/";

    private ProblemSchema() {}

    /** With all facts that any problem carries beside what RFC 9457 names. */
    static Schema<?> schema() {
        var problem = new ObjectSchema();
        problem.description("RFC 9457. Decide by the code; the words change with the language.");
        problem.addProperty("type", text("The code as a URN"));
        problem.addProperty("title", text("What happened, in a few words"));
        problem.addProperty("status", new IntegerSchema().description("As the status line"));
        problem.addProperty("detail", text("What happened and what to do, for people"));
        problem.addProperty("code", text("Stable, kebab-case"));
        problem.addProperty("requestId", text("To be named when asking for help"));
        problem.addProperty("field", text("The field or parameter that is to blame"));
        problem.addProperty("errors", new ArraySchema().items(field()));
        problem.addProperty("roles", text("Roles of which one would do"));
        problem.addProperty("variantId", new StringSchema().format("uuid"));
        problem.addProperty("cooperativeId", new StringSchema().format("uuid"));
        problem.addProperty("method", text("The way of delivery that is not offered"));
        problem.addProperty("available", number("Pieces that are left"));
        problem.addProperty("max", number("As many as there may be"));
        problem.addProperty("maxHolds", number("Unpaid checkouts that a buyer may hold"));
        problem.addProperty("maxPieces", number("Unpaid pieces that a buyer may hold"));
        problem.addProperty("expectedTotalRupiah", number("The total that was expected"));
        problem.addProperty("totalRupiah", number("The total as it is"));
        problem.setRequired(List.of("type", "title", "status", "detail", "code", "requestId"));
        problem.setAdditionalProperties(false);
        return problem;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().format("int64").description(description);
    }

    private static Schema<?> field() {
        var field = new ObjectSchema();
        field.addProperty("field", text("As in the request, such as variants[0].sku"));
        field.addProperty("code", text("What is wrong, such as size or not-null"));
        field.addProperty("detail", new StringSchema());
        field.setRequired(List.of("field", "code", "detail"));
        field.setAdditionalProperties(false);
        return field;
    }

    /** The answer with this status and one of these codes, the first of which is the example. */
    static ApiResponse response(int status, Collection<String> codes) {
        var code = new Schema<>();
        code.addProperty("code", oneOf(codes));
        var schema = new JsonSchema();
        schema.setAllOf(List.of(new Schema<>().$ref(REF + NAME), code));
        return new ApiResponse()
                .description(
                        HttpStatus.valueOf(status).getReasonPhrase()
                                + ": "
                                + String.join(", ", codes))
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(schema)
                                                .example(
                                                        example(status, codes.iterator().next()))));
    }

    private static Schema<?> oneOf(Collection<String> codes) {
        var schema = new StringSchema();
        codes.forEach(schema::addEnumItem);
        return schema;
    }

    private static Map<String, Object> example(int status, String code) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", Problems.TYPE + code);
        example.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        example.put("status", status);
        example.put("detail", "…");
        example.put("code", code);
        example.put("requestId", "0b7c1f9e5a2d4c38");
        return example;
    }
}
