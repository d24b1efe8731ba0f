package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code /v1/accounts} and {@code /v1/account_links}: who receives transfers. */
final class Accounts {
    static final String KIND = "account";
    private static final Duration LINK_VALID = Duration.ofMinutes(5);
    private static final List<String> OPEN_QUESTIONS =
            List.of("business_profile.url", "external_account", "tos_acceptance.date");

    private final Store store;
    private final Views views;
    private final Events events;
    private final Clock clock;
    private String publicUrl = "";

    Accounts(Store store, Views views, Events events, Clock clock) {
        this.store = store;
        this.views = views;
        this.events = events;
        this.clock = clock;
    }

    void publicUrl(String url) {
        publicUrl = url;
    }

    void register(Routes routes) {
        routes.post("/v1/accounts", (ids, params) -> create(params));
        routes.get(
                "/v1/accounts",
                (ids, params) -> views.page(KIND, "/v1/accounts", params, account -> true));
        routes.get("/v1/accounts/*", (ids, params) -> views.of(store.get(KIND, ids.getFirst())));
        routes.post("/v1/account_links", (ids, params) -> link(params));
    }

    private ObjectNode create(Params params) {
        var account = Json.object().put("id", Ids.next("acct_1")).put("object", KIND);
        account.put("created", clock.instant().getEpochSecond());
        var id = Json.text(account, "id");
        for (var field : List.of("type", "country", "email", "business_type")) {
            var value = params.text(field);
            if (value != null) {
                account.put(field, value);
            }
        }
        account.set("metadata", params.map("metadata"));
        var capabilities = account.putObject("capabilities");
        params.map("capabilities")
                .propertyNames()
                .forEach(name -> capabilities.put(name, "inactive"));
        account.set(
                "external_accounts",
                Views.list("/v1/accounts/" + id + "/external_accounts", Stream.empty()));
        account.set("requirements", requirements(OPEN_QUESTIONS));
        store.save(account);
        return views.of(account);
    }

    private static ObjectNode requirements(List<String> due) {
        var requirements = (ObjectNode) Shapes.defaults(KIND).get("requirements").deepCopy();
        due.forEach(requirements.putArray("currently_due")::add);
        due.forEach(requirements.putArray("eventually_due")::add);
        return due.isEmpty()
                ? requirements
                : requirements.put("disabled_reason", "requirements.past_due");
    }

    private ObjectNode link(Params params) {
        var id = params.required("account");
        var account = store.named(KIND, id, "account");
        params.required("type");
        account.put("_return_url", params.requiredUrl("return_url"));
        account.put("_refresh_url", params.requiredUrl("refresh_url"));
        store.save(account);
        var now = clock.instant();
        return Json.object()
                .put("object", "account_link")
                .put("created", now.getEpochSecond())
                .put("expires_at", now.plus(LINK_VALID).getEpochSecond())
                .put("url", publicUrl + "/connect/" + id);
    }

    /** The cooperative answered all questions: it can be charged for and paid out to. */
    ObjectNode complete(ObjectNode account) {
        account.put("charges_enabled", true)
                .put("payouts_enabled", true)
                .put("details_submitted", true);
        var capabilities = (ObjectNode) account.path("capabilities");
        List.copyOf(capabilities.propertyNames()).forEach(name -> capabilities.put(name, "active"));
        account.set("requirements", requirements(List.of()));
        store.save(account);
        events.emit("account.updated", account);
        return account;
    }

    static void requireTransfers(ObjectNode account) {
        if (!"active".equals(Json.text(account.path("capabilities"), "transfers"))) {
            throw StripeError.invalid(
                    "insufficient_capabilities_for_transfer",
                    "Your destination account needs to have at least one of the following"
                            + " capabilities enabled: transfers, crypto_transfers,"
                            + " legacy_payments",
                    "destination");
        }
    }
}
