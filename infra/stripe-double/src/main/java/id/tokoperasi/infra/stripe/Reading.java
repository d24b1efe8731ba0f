package id.tokoperasi.infra.stripe;

import java.util.Map;

/** What all kinds share: changing metadata, and reading events. */
final class Reading {
    private static final Map<String, String> WITH_METADATA =
            Map.of(
                    "/v1/checkout/sessions/*", CheckoutSessions.KIND,
                    "/v1/payment_intents/*", PaymentIntents.KIND,
                    "/v1/charges/*", Charges.KIND,
                    "/v1/refunds/*", Refunds.KIND,
                    "/v1/transfers/*", Transfers.KIND,
                    "/v1/accounts/*", Accounts.KIND);

    private Reading() {}

    static void register(Routes routes, Store store, Views views) {
        WITH_METADATA.forEach(
                (path, kind) ->
                        routes.post(
                                path,
                                (ids, params) -> {
                                    var object = store.get(kind, ids.getFirst());
                                    var metadata = object.withObject("/metadata");
                                    metadata.setAll(params.map("metadata"));
                                    store.save(object);
                                    return views.of(object);
                                }));
        routes.get(
                "/v1/events",
                (ids, params) -> {
                    var type = params.text("type");
                    var types = params.texts("types");
                    return views.page(
                            "event",
                            "/v1/events",
                            params,
                            event -> {
                                var its = Json.textOr(event, "type", "");
                                return (type == null || type.equals(its))
                                        && (types.isEmpty() || types.contains(its));
                            });
                });
        routes.get("/v1/events/*", (ids, params) -> views.of(store.get("event", ids.getFirst())));
    }
}
