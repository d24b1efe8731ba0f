package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** What a session sells and how it is sent, with the sums. Amounts in the smallest unit. */
record LineItems(ArrayNode items, String currency, long subtotal, long shipping) {

    static LineItems of(Params params, long now) {
        var wanted = params.children("line_items");
        if (wanted.isEmpty()) {
            throw params.missing("line_items");
        }
        var items = Json.array();
        var currency = wanted.getFirst().child("price_data").required("currency");
        var subtotal = 0L;
        for (var line : wanted) {
            var item = item(line, currency, now);
            subtotal = Math.addExact(subtotal, Json.number(item, "amount_total"));
            items.add(item);
        }
        return new LineItems(items, currency, subtotal, shipping(params, currency));
    }

    private static ObjectNode item(Params line, String currency, long now) {
        var price = line.child("price_data");
        if (!price.required("currency").equals(currency)) {
            throw StripeError.invalid(
                    null,
                    "The price specified only supports `" + price.text("currency") + "`.",
                    price.path("currency"));
        }
        price.required("unit_amount");
        var unitAmount = price.number("unit_amount");
        if (unitAmount == null || unitAmount < 0) {
            throw StripeError.invalid(
                    "parameter_invalid_integer",
                    "Invalid non-negative integer",
                    price.path("unit_amount"));
        }
        var product = price.child("product_data").required("name");
        var quantity = line.requiredPositive("quantity");
        var total = Math.multiplyExact(unitAmount, quantity);
        var item =
                Json.object()
                        .put("id", Ids.next("li_1"))
                        .put("object", "item")
                        .put("amount_subtotal", total)
                        .put("amount_total", total)
                        .put("currency", currency)
                        .put("description", product)
                        .put("quantity", quantity);
        item.set("price", price(currency, unitAmount, now));
        return item;
    }

    private static ObjectNode price(String currency, long unitAmount, long now) {
        return Shapes.complete(
                Json.object()
                        .put("id", Ids.next("price_1"))
                        .put("object", "price")
                        .put("created", now)
                        .put("currency", currency)
                        .put("product", Ids.next("prod_"))
                        .put("unit_amount", unitAmount)
                        .put("unit_amount_decimal", String.valueOf(unitAmount)));
    }

    /** The first option, as the hosted page preselects it. */
    private static long shipping(Params params, String currency) {
        List<Params> options = params.children("shipping_options");
        if (options.isEmpty()) {
            return 0;
        }
        var rate = options.getFirst().child("shipping_rate_data");
        rate.required("display_name");
        var fixed = rate.child("fixed_amount");
        fixed.required("amount");
        if (!currency.equals(fixed.required("currency"))) {
            throw StripeError.invalid(
                    null, "The shipping rate has another currency.", fixed.path("currency"));
        }
        var amount = fixed.number("amount");
        return amount == null ? 0 : amount;
    }

    long total() {
        return Math.addExact(subtotal, shipping);
    }
}
