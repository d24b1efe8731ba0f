package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;
import id.tokoperasi.storefront.web.RunningStorefront.Call;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A shop, and the people who buy there by the API and pay by the Stripe double. */
final class ApiTrade {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiContract CONTRACT = RunningStorefront.contract();
    private static final List<String> WORDS = List.of("Maju", "Desa Baru", "Jalan Raya 1", "Kami");

    private final HostileShop shop = HostileShop.open(STOREFRONT, WORDS);
    private final Set<String> done = new TreeSet<>();

    HostileShop shop() {
        return shop;
    }

    /** Operations that have done here what they are for. */
    Set<String> done() {
        return done;
    }

    /** The operation of the document, its ids filled in by their order in the path. */
    static Call call(String who, String operation, Object... ids) {
        var described = CONTRACT.operation(operation);
        var path = described.path().getPatternString();
        for (var id : ids) {
            path = path.replaceFirst("\\{\\w+}", id.toString());
        }
        var call = STOREFRONT.call(described.method(), path);
        return who.isEmpty() ? call : call.as(who);
    }

    Answer does(String who, String operation, UnaryOperator<Call> with, Object... ids) {
        var answer = with.apply(call(who, operation, ids)).send();
        assertThat(answer.status()).as(operation + answer.body()).isBetween(200, 299);
        done.add(operation);
        return answer;
    }

    JsonNode does(String who, String operation, Object... ids) {
        return does(who, operation, call -> call, ids).document();
    }

    JsonNode sells(String operation, Object... ids) {
        return does(shop.manager(), operation, ids);
    }

    Answer sells(String operation, UnaryOperator<Call> with, Object... ids) {
        return does(shop.manager(), operation, with, ids);
    }

    static ObjectNode example(String operation) {
        return (ObjectNode) CONTRACT.operation(operation).example().deepCopy();
    }

    static String id(JsonNode of) {
        return of.path("id").asString();
    }

    static JsonNode firstVariant(JsonNode listing) {
        return listing.path("variants").path(0);
    }

    /** Asks this person to look after the listings; answers the invitation. */
    String asks(String whom, String role) {
        var offer = example("staffInvite").put("email", whom + "@contoh.id").put("role", role);
        offer.remove("from");
        return id(sells("staffInvite", c -> c.json(offer.toString()), shop.id()).document());
    }

    /** Is asked, accepts, and is one of the staff; answers the appointment. */
    String joins(String whom) {
        does(whom, "invitationAccept", asks(whom, "CATALOGUE"));
        return sells("shopStaff", shop.id())
                .path("items")
                .valueStream()
                .filter(m -> m.path("subject").asString().equals(whom))
                .map(ApiTrade::id)
                .findFirst()
                .orElseThrow();
    }

    Answer addsMember() {
        var line = example("memberAdd").put("number", UUID.randomUUID().toString());
        return sells("memberAdd", c -> c.json(line.toString()), shop.id());
    }

    /** Asks the shop to become a member; answers the request. */
    String wantsToJoin(String who) {
        var wish = example("joinAsk").toString();
        return id(does(who, "joinAsk", c -> c.json(wish), shop.id()).document());
    }

    /** Somebody who decides for the dinas. */
    static String officer() {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "test:" + who,
                        who,
                        Appointments.REGENCY,
                        Role.DEPARTMENT_OFFICER,
                        "SK",
                        Instant.EPOCH,
                        null)
                .block();
        return who;
    }

    /** The newest request about this listing; answers its id. */
    String asked(String listing) {
        return id(sells("listingChanges", shop.id(), listing).path("items").path(0));
    }

    Answer draft() {
        var body = example("listingDraft");
        body.withObject("/variants/0").put("sku", UUID.randomUUID().toString());
        return sells("listingDraft", c -> c.json(body.toString()), shop.id());
    }

    JsonNode published() {
        var draft = draft();
        return sells(
                        "listingPublish",
                        c -> c.header("If-Match", draft.header("ETag")),
                        shop.id(),
                        id(draft.document()))
                .document();
    }

    /** The body of a checkout of two pieces, put into a new basket. */
    ObjectNode wish(String buyer, JsonNode listing, String delivery) {
        var basket = id(does(buyer, "basketOpen"));
        var variant = id(firstVariant(listing));
        UnaryOperator<Call> two = c -> c.json(example("basketLinePut").toString());
        does(buyer, "basketLinePut", two, basket, variant);
        assertThat(does(buyer, "basketLineDelete", basket, variant).path("groups")).isEmpty();
        does(buyer, "basketLinePut", two, basket, variant);
        var path = "/api/v1/baskets/" + basket + "?district=" + SampleRegion.DISTRICT;
        var seen = STOREFRONT.call("GET", path).as(buyer).send().document();
        does(buyer, "basket", basket);
        var fees =
                seen.at("/groups/0/deliveries")
                        .valueStream()
                        .collect(
                                Collectors.toMap(
                                        d -> d.path("method").asString(),
                                        d -> d.path("feeRupiah").asLong()));
        var wish = example("checkoutPlace");
        wish.put("basketId", basket)
                .put("expectedTotalRupiah", seen.path("goodsRupiah").asLong() + fees.get(delivery));
        wish.withObject("/recipient").put("districtCode", SampleRegion.DISTRICT);
        wish.withObject("/deliveries/0")
                .put("cooperativeId", shop.id().toString())
                .put("method", delivery);
        return wish;
    }

    /** Orders something new and pays it; answers the order. */
    String pays(String buyer, String delivery) {
        var wish = wish(buyer, published(), delivery);
        var placed = does(buyer, "checkoutPlace", c -> c.json(wish.toString())).document();
        var stripe = RunningStorefront.stripe();
        var url = placed.at("/payment/url").asString();
        var session =
                stripe.sessions().stream()
                        .filter(s -> s.path("url").asString().equals(url))
                        .findFirst()
                        .orElseThrow();
        stripe.pay(id(session));
        assertThat(stripe.awaitWebhooks(Duration.ofSeconds(20))).isTrue();
        tellsTwice();
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        var checkout = does(buyer, "checkout", id(placed));
        assertThat(checkout.at("/payment/status").asString()).isEqualTo("SETTLED");
        return id(checkout.path("orders").path(0));
    }

    /** Stripe may send an event again. */
    void tellsTwice() {
        var event = RunningStorefront.stripe().events().getFirst().toString();
        var signed = RunningStorefront.stripe().sign(event.getBytes(StandardCharsets.UTF_8));
        does("", "stripeWebhook", c -> c.header("Stripe-Signature", signed).json(event));
    }
}
