package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;

/**
 * {@code /v1/transfers} and their reversals: the platform's money to a connected account and back.
 */
final class Transfers {
    static final String KIND = "transfer";
    private static final String REVERSAL = "transfer_reversal";

    private final Store store;
    private final Views views;
    private final Events events;
    private final Balance balance;
    private final Clock clock;

    Transfers(Store store, Views views, Events events, Balance balance, Clock clock) {
        this.store = store;
        this.views = views;
        this.events = events;
        this.balance = balance;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.post("/v1/transfers", (ids, params) -> create(params));
        routes.get("/v1/transfers", (ids, params) -> list(params));
        routes.get("/v1/transfers/*", (ids, params) -> views.of(transfer(ids.getFirst())));
        routes.post(
                "/v1/transfers/*/reversals",
                (ids, params) -> reverse(transfer(ids.getFirst()), params));
        routes.get(
                "/v1/transfers/*/reversals",
                (ids, params) -> views.reversals(transfer(ids.getFirst())));
        routes.get(
                "/v1/transfers/*/reversals/*",
                (ids, params) -> views.of(store.get(REVERSAL, ids.get(1))));
    }

    private ObjectNode transfer(String id) {
        return store.get(KIND, id);
    }

    private ObjectNode list(Params params) {
        var group = params.text("transfer_group");
        var destination = params.text("destination");
        return views.page(
                KIND,
                "/v1/transfers",
                params,
                transfer ->
                        (group == null || group.equals(Json.text(transfer, "transfer_group")))
                                && (destination == null
                                        || destination.equals(Json.text(transfer, "destination"))));
    }

    private ObjectNode create(Params params) {
        var currency = params.required("currency");
        var destination = params.required("destination");
        var amount = params.requiredPositive("amount");
        Accounts.requireTransfers(store.named(Accounts.KIND, destination, "destination"));
        var charge = sourceOf(params, amount);
        if (charge == null && amount > balance.net()) {
            throw StripeError.invalid(
                    "balance_insufficient",
                    "You have insufficient available funds in your Stripe account.",
                    null);
        }
        var group = params.text("transfer_group");
        var transfer = Json.object().put("id", Ids.next("tr_3")).put("object", KIND);
        transfer.put("amount", amount).put("created", clock.instant().getEpochSecond());
        transfer.put("currency", currency).put("description", params.text("description"));
        transfer.put("destination", destination);
        transfer.put("destination_payment", Ids.next("py_1"));
        transfer.put("source_transaction", params.text("source_transaction"));
        transfer.put(
                "transfer_group",
                group == null && charge != null ? Json.text(charge, "transfer_group") : group);
        transfer.set("metadata", params.map("metadata"));
        transfer.put("balance_transaction", balance.book("transfer", transfer, -amount));
        store.save(transfer);
        events.emit("transfer.created", transfer);
        return views.of(transfer);
    }

    /** The charge that funds the transfer; all its transfers together may not exceed it. */
    private @Nullable ObjectNode sourceOf(Params params, long amount) {
        var source = params.text("source_transaction");
        if (source == null) {
            return null;
        }
        var charge = store.named(Charges.KIND, source, "source_transaction");
        var sent =
                store.newestFirst(KIND)
                        .filter(sibling -> source.equals(Json.text(sibling, "source_transaction")))
                        .mapToLong(Transfers::left)
                        .sum();
        if (!Json.flag(charge, "paid") || sent + amount > Json.number(charge, "amount")) {
            throw StripeError.invalid(
                    null,
                    "Cannot create transfers: the sum of the transfers exceeds the source"
                            + " transaction's amount.",
                    "amount");
        }
        return charge;
    }

    private static long left(ObjectNode transfer) {
        return Json.number(transfer, "amount") - Json.number(transfer, "amount_reversed");
    }

    private ObjectNode reverse(ObjectNode transfer, Params params) {
        var left = left(transfer);
        var amount = params.has("amount") ? params.requiredPositive("amount") : left;
        if (amount > left || left == 0) {
            throw StripeError.invalid(
                    null,
                    "Transfer reversal amount (%d) is greater than the amount left (%d)"
                            .formatted(amount, left),
                    "amount");
        }
        var reversal = Json.object().put("id", Ids.next("trr_1")).put("object", REVERSAL);
        reversal.put("amount", amount).put("created", clock.instant().getEpochSecond());
        reversal.put("currency", Json.text(transfer, "currency"));
        reversal.put("destination_payment_refund", Ids.next("pyr_1"));
        reversal.put("transfer", Json.text(transfer, "id"));
        reversal.set("metadata", params.map("metadata"));
        reversal.put("balance_transaction", balance.book("transfer_refund", reversal, amount));
        store.save(reversal);
        transfer.put("amount_reversed", Json.number(transfer, "amount_reversed") + amount);
        transfer.put("reversed", left(transfer) == 0);
        store.save(transfer);
        events.emit("transfer.reversed", transfer);
        return views.of(reversal);
    }
}
