package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** What a buyer, or the bank behind a slow method, does to a session. Call under the lock. */
final class Payments {
    private final Store store;
    private final Events events;
    private final PaymentIntents intents;
    private final Charges charges;
    private final Balance balance;

    Payments(Store store, Events events, PaymentIntents intents, Charges charges, Balance balance) {
        this.store = store;
        this.events = events;
        this.intents = intents;
        this.charges = charges;
        this.balance = balance;
    }

    /** Charges the card; the session is complete and paid. */
    ObjectNode pay(ObjectNode session) {
        requireOpen(session);
        var intent = intents.of(session);
        var charge = charges.begin(intent, session, true);
        chargeSucceeded(intent, charge);
        complete(session, "paid");
        events.emit("checkout.session.completed", session);
        return session;
    }

    /** The card is refused; the session stays open and the buyer may try again. */
    ObjectNode decline(ObjectNode session, String declineCode) {
        requireOpen(session);
        var intent = intents.of(session);
        var charge = charges.begin(intent, session, true);
        chargeFailed(intent, charge, StripeError.declined(declineCode));
        return session;
    }

    /** A method that takes hours: the session is complete, the money is not there yet. */
    ObjectNode payLater(ObjectNode session) {
        requireOpen(session);
        var intent = intents.of(session);
        var charge = charges.begin(intent, session, false);
        store.save(charge);
        intent.put("status", "processing").put("latest_charge", Json.text(charge, "id"));
        store.save(intent);
        complete(session, "unpaid");
        events.emit("charge.pending", charge);
        events.emit("payment_intent.processing", intent);
        events.emit("checkout.session.completed", session);
        return session;
    }

    /** The slow method came to an end. */
    ObjectNode settle(ObjectNode session, boolean moneyArrived) {
        var intent = intents.of(session);
        if (!"processing".equals(Json.text(intent, "status"))) {
            throw StripeError.invalid(
                    null, "This Checkout Session waits for no asynchronous payment.", null);
        }
        var charge = store.get(Charges.KIND, Json.textOr(intent, "latest_charge", ""));
        if (moneyArrived) {
            chargeSucceeded(intent, charge);
            session.put("payment_status", "paid");
            store.save(session);
            events.emit("checkout.session.async_payment_succeeded", session);
        } else {
            chargeFailed(intent, charge, StripeError.declined("generic_decline"));
            events.emit("checkout.session.async_payment_failed", session);
        }
        return session;
    }

    private void chargeSucceeded(ObjectNode intent, ObjectNode charge) {
        var line = balance.book("charge", charge, Json.number(charge, "amount"));
        store.save(Charges.succeeded(charge, line));
        intent.put("status", "succeeded")
                .put("amount_received", Json.number(charge, "amount"))
                .put("latest_charge", Json.text(charge, "id"))
                .put("payment_method", Json.text(charge, "payment_method"))
                .putNull("last_payment_error");
        store.save(intent);
        events.emit("charge.succeeded", charge);
        events.emit("payment_intent.succeeded", intent);
    }

    private void chargeFailed(ObjectNode intent, ObjectNode charge, StripeError why) {
        store.save(Charges.failed(charge, why));
        var error = why.details().put("charge", Json.text(charge, "id"));
        intent.put("status", "requires_payment_method")
                .put("latest_charge", Json.text(charge, "id"))
                .set("last_payment_error", error);
        store.save(intent);
        events.emit("charge.failed", charge);
        events.emit("payment_intent.payment_failed", intent);
    }

    private void complete(ObjectNode session, String paymentStatus) {
        session.put("status", "complete").put("payment_status", paymentStatus).putNull("url");
        var email = Json.textOr(session, "customer_email", "pembeli@example.test");
        var details = session.putObject("customer_details");
        details.set(
                "address",
                Json.MAPPER.valueToTree(
                        Map.of(
                                "country",
                                "ID",
                                "city",
                                "",
                                "line1",
                                "",
                                "line2",
                                "",
                                "postal_code",
                                "",
                                "state",
                                "")));
        details.putNull("business_name").put("email", email).putNull("individual_name");
        details.put("name", "Pembeli Contoh").putNull("phone").put("tax_exempt", "none");
        details.putArray("tax_ids");
        store.save(session);
    }

    private static void requireOpen(ObjectNode session) {
        if (!CheckoutSessions.open(session)) {
            throw StripeError.invalid(
                    null,
                    "This Checkout Session is " + CheckoutSessions.status(session) + ".",
                    null);
        }
    }
}
