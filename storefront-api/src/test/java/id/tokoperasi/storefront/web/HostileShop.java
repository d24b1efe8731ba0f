package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.outbox.Outbox;
import id.tokoperasi.payment.PaymentSettled;

import org.springframework.r2dbc.core.DatabaseClient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A cooperative whose name and profile are hostile, and who acts for it. */
record HostileShop(UUID id, String slug, String manager) {

    private static final String SETTLE =
            """
            with paid as (
                update payment.payments set captured_rupiah = amount_rupiah, status = 'SETTLED',
                       settled_at = created_at
                 where purpose_id = :checkout returning id)
            update payment.attempts a
               set status = 'SETTLED', session_id = 'cs_' || a.id, payment_intent = 'pi_' || a.id,
                   ended_at = started_at
              from paid where payment_id = paid.id returning paid.id
            """;

    static HostileShop open(RunningStorefront storefront, List<String> texts) {
        SampleRegion.put(storefront);
        var shop = founded(storefront, texts);
        storefront
                .bean(Appointments.class)
                .appoint(
                        "hostile:" + shop.manager(),
                        shop.manager(),
                        shop.id(),
                        Role.MANAGER,
                        "SK-1",
                        Instant.now().minusSeconds(60),
                        null)
                .block();
        return shop;
    }

    private static HostileShop founded(RunningStorefront storefront, List<String> texts) {
        var slug = "jahit-" + UUID.randomUUID().toString().substring(0, 8);
        var register = storefront.bean(Cooperatives.class);
        var terms = new DeliveryTerms(true, true, Money.rupiah(9_000), Money.rupiah(1_000));
        var wish =
                new NewCooperative(
                        slug,
                        "Koperasi " + texts.get(0),
                        CooperativeKind.PRODUCER,
                        UUID.randomUUID().toString(),
                        String.valueOf(System.nanoTime()).substring(0, 13),
                        SampleRegion.DISTRICT,
                        texts.get(1),
                        texts.get(2),
                        String.join("\n", texts),
                        "+6281234567890",
                        "toko@contoh.id",
                        SampleRegion.CENTRE,
                        1998,
                        86,
                        null,
                        true,
                        terms);
        var made = register.register(wish).flatMap(c -> register.verify(c.id())).block();
        return new HostileShop(made.id(), slug, RunningStorefront.newSubject());
    }

    /** The seller's entrance. */
    String page() {
        return page("");
    }

    String page(String below) {
        return "/lapak/" + id + below;
    }

    /** What the payment module writes and says when Stripe has told that the money is here. */
    static void settles(RunningStorefront storefront, String checkout) {
        var id = UUID.fromString(checkout.substring("/bayar/".length()));
        var payment =
                storefront
                        .bean(DatabaseClient.class)
                        .sql(SETTLE)
                        .bind("checkout", id)
                        .map(row -> row.get(0, UUID.class))
                        .one()
                        .block();
        storefront.bean(Outbox.class).publish(new PaymentSettled(payment, id, false)).block();
        storefront.bean(EventDrain.class).drainAll().block();
    }

    /** The body of a checkout of one piece of something new, to be collected. */
    String wish(RunningStorefront storefront, String email) {
        var listings = storefront.bean(Listings.class);
        var variant = new VariantDraft(null, "", "W-1", Money.rupiah(42_500), 550, 500L, 5);
        var draft =
                new ListingDraft(
                        "Emping melinjo",
                        "Melinjo tua disangrai lalu dipipihkan.",
                        "emping",
                        ContentUnit.GRAM,
                        0,
                        List.of(),
                        List.of(),
                        null,
                        List.of(variant));
        var listed =
                listings.draft(id, draft, manager)
                        .flatMap(l -> listings.publish(id, l.id(), l.version(), "catalogue"))
                        .block();
        var opened = storefront.call("POST", "/api/v1/baskets").send();
        var basket = opened.document().path("id").asString();
        var line =
                "/api/v1/baskets/%s/lines/%s".formatted(basket, listed.variants().getFirst().id());
        storefront.call("PUT", line).json("{\"quantity\": 1}").send();
        return """
        {"basketId": "%s", "expectedTotalRupiah": 42500, "payment": "CARD",
         "recipient": {"name": "Siti Aminah", "phone": "+6281234567890", "email": "%s"},
         "deliveries": [{"cooperativeId": "%s", "method": "PICKUP"}]}
        """
                .formatted(basket, email, id);
    }
}
