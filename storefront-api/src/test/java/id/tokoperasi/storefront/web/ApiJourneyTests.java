package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Role;
import id.tokoperasi.storefront.web.RunningStorefront.Call;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/** Selling and buying by the API alone, from the first draft to a return, paid by the Stripe double. */
class ApiJourneyTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiContract CONTRACT = RunningStorefront.contract();

    private static final ApiTrade TRADE = new ApiTrade();
    private final String buyer = RunningStorefront.newSubject();

    @AfterAll
    static void everyOperationHasDoneWhatItIsFor() {
        var described =
                CONTRACT.operations().stream()
                        .map(ApiContract.Operation::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(TRADE.done()).isEqualTo(described);
    }

    @Test
    void aSellerWritesAListingAndChangesOnlyTheVersionThatWasSeen() throws IOException {
        var drafted = TRADE.draft();
        var listing = ApiTrade.id(drafted.document());
        assertThat(drafted.header("Location")).endsWith("/listings/" + listing);
        var seen = drafted.header("ETag");

        var edit = ApiTrade.example("listingEdit");
        edit.putArray("pictureIds").add(picture());
        edit.withObject("/variants/0")
                .put("id", ApiTrade.id(ApiTrade.firstVariant(drafted.document())))
                .put("sku", UUID.randomUUID().toString());
        edit.withObject("/variants/1").put("sku", UUID.randomUUID().toString());
        var blind = edit(listing).json(edit.toString()).send();
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.code()).isEqualTo("precondition-required");
        var old = edit(listing).header("If-Match", "\"0\"").json(edit.toString()).send();
        assertThat(old.status()).isEqualTo(412);
        assertThat(old.code()).isEqualTo("version-changed");
        var edited =
                TRADE.sells(
                        "listingEdit",
                        c -> c.header("If-Match", seen).json(edit.toString()),
                        TRADE.shop().id(),
                        listing);
        assertThat(edited.header("ETag")).isNotEqualTo(seen);
        assertThat(edited.document().path("variants")).hasSize(2);
        assertThat(edited.document().path("pictureIds")).hasSize(1);

        publishesAndWithdraws(listing, seen, edited.header("ETag"));
    }

    @Test
    void anybodyAsksWhatTheRulesSay() {
        var evidence = ApiTrade.example("evidencePreview").toString();
        var forms = TRADE.does("", "evidencePreview", c -> c.json(evidence)).document();
        assertThat(forms.path("ownersEstimateNeeded").asBoolean()).isTrue();
        var purchase = ApiTrade.example("taxPreview").toString();
        var sheet = TRADE.does("", "taxPreview", c -> c.json(purchase)).document();
        assertThat(sheet.path("chargedToBudgetRupiah").asLong()).isEqualTo(15_000_000);
        assertThat(sheet.path("notes")).isNotEmpty();
    }

    private static Call edit(String listing) {
        return ApiTrade.call(TRADE.shop().manager(), "listingEdit", TRADE.shop().id(), listing);
    }

    private static String picture() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", file);
        var parts = new ByteArrayOutputStream();
        parts.writeBytes(
                """
                --x\r
                Content-Disposition: form-data; name="file"; filename="foto.png"\r
                Content-Type: image/png\r
                \r
                """
                        .getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(file.toByteArray());
        parts.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        var type = "multipart/form-data; boundary=x";
        return ApiTrade.id(
                TRADE.sells(
                                "pictureAdd",
                                c -> c.bytes(type, parts.toByteArray()),
                                TRADE.shop().id())
                        .document());
    }

    private static void publishesAndWithdraws(String listing, String old, String seen) {
        for (var operation : List.of("listingPublish", "listingWithdraw")) {
            assertThat(
                            ApiTrade.call(
                                            TRADE.shop().manager(),
                                            operation,
                                            TRADE.shop().id(),
                                            listing)
                                    .send()
                                    .status())
                    .isEqualTo(428);
            var stale =
                    ApiTrade.call(TRADE.shop().manager(), operation, TRADE.shop().id(), listing);
            assertThat(stale.header("If-Match", old).send().status()).isEqualTo(412);
        }
        var published =
                TRADE.sells(
                        "listingPublish",
                        c -> c.header("If-Match", seen),
                        TRADE.shop().id(),
                        listing);
        assertThat(TRADE.does("", "listing", listing).path("version").asLong()).isPositive();

        var counted = ApiTrade.id(ApiTrade.firstVariant(published.document()));
        var left =
                TRADE.sells("stockSet", c -> c.json("{\"onHand\": 3}"), TRADE.shop().id(), counted);
        assertThat(left.document().path("available").asInt()).isEqualTo(3);

        var now = TRADE.sells("shopListing", c -> c, TRADE.shop().id(), listing).header("ETag");
        var withdrawn =
                TRADE.sells(
                        "listingWithdraw",
                        c -> c.header("If-Match", now),
                        TRADE.shop().id(),
                        listing);
        assertThat(withdrawn.document().path("status").asString()).isEqualTo("WITHDRAWN");
        var again =
                ApiTrade.call(
                        TRADE.shop().manager(), "listingWithdraw", TRADE.shop().id(), listing);
        assertThat(again.header("If-Match", withdrawn.header("ETag")).send().code())
                .isEqualTo("listing-state");
        assertThat(TRADE.sells("shopListings", TRADE.shop().id()).path("items")).isNotEmpty();
    }

    @Test
    void everybodyFindsTheirWay() {
        assertThat(TRADE.does("", "categories").path("items")).isNotEmpty();
        assertThat(TRADE.does("", "districts").path("items")).isNotEmpty();
        assertThat(TRADE.does("", "cooperatives").path("items")).isNotEmpty();
        assertThat(ApiTrade.id(TRADE.does("", "cooperative", TRADE.shop().id())))
                .isEqualTo(TRADE.shop().id().toString());
        TRADE.does("", "listingSearch");
        assertThat(ApiTrade.call("", "suggestions").send().code()).isEqualTo("parameter-missing");
        assertThat(STOREFRONT.call("GET", "/api/v1/suggestions?q=em").send().status())
                .isEqualTo(200);
        TRADE.done().add("suggestions");
        assertThat(TRADE.does(buyer, "account").path("subject").asString()).isEqualTo(buyer);
        assertThat(TRADE.sells("shops").path("items")).hasSize(1);
        assertThat(TRADE.sells("shopStaff", TRADE.shop().id()).path("items")).isNotEmpty();
    }

    @Test
    void aManagerAsksPeopleToJoinGivesThemAnEndAndLetsThemGo() {
        var shop = TRADE.shop().id();
        var asked = RunningStorefront.newSubject();
        var invited = TRADE.asks(asked, "VIEWER");
        TRADE.sells("staffInvitation", shop, invited);
        assertThat(TRADE.sells("staffInvitations", shop).path("items")).hasSize(1);
        var foreign = ApiTrade.call(RunningStorefront.newSubject(), "invitationAccept", invited);
        assertThat(foreign.send().code()).isEqualTo("invitation-for-another");
        TRADE.sells("staffInviteTakeBack", c -> c, shop, invited);
        var joined = TRADE.joins(asked);
        var end = ApiTrade.example("staffChangeEnd").toString();
        TRADE.sells("staffChangeEnd", c -> c.json(end), shop, joined);
        assertThat(TRADE.does(asked, "shopListings", shop).path("items")).isNotNull();
        TRADE.sells("staffEnd", c -> c, shop, joined);
        assertThat(ApiTrade.call(asked, "shopListings", shop).send().code())
                .isEqualTo("appointment-ended");

        var other = RunningStorefront.newSubject();
        TRADE.joins(other);
        TRADE.does(other, "staffLeave", c -> c, shop);
        var last = ApiTrade.call(TRADE.shop().manager(), "staffLeave", shop).send();
        assertThat(last.code()).isEqualTo("last-manager");
    }

    @Test
    void anOfficeAppointsItsOfficersByDecree() {
        ApiOffice.open(TRADE).changesItsOfficers();
    }

    @Test
    void anAuditorSeesMoneyThatWentAstray() {
        var auditor = MoneyListTests.watcher(Role.AUDITOR);
        assertThat(TRADE.does(auditor, "failedRefunds").path("items").isArray()).isTrue();
        assertThat(TRADE.does(auditor, "latePayments").path("items").isArray()).isTrue();
    }

    @Test
    void aRegisterIsKeptAndWhoeverAsksIsEntered() {
        var shop = TRADE.shop().id();
        var added = TRADE.addsMember();
        var member = ApiTrade.id(added.document());
        var seen = TRADE.sells("member", c -> c, shop, member).header("ETag");
        var edit = ApiTrade.example("memberEdit").put("number", UUID.randomUUID().toString());
        UnaryOperator<Call> writes = c -> c.header("If-Match", seen).json(edit.toString());
        TRADE.sells("memberEdit", writes, shop, member);
        var late = writes.apply(ApiTrade.call(TRADE.shop().manager(), "memberEdit", shop, member));
        assertThat(late.send().status()).isEqualTo(412);
        assertThat(TRADE.sells("members", shop).path("items")).isNotEmpty();

        var terms = TRADE.sells("joinTerms", c -> c, shop).header("ETag");
        var said = ApiTrade.example("joinTermsPut").toString();
        TRADE.sells("joinTermsPut", c -> c.header("If-Match", terms).json(said), shop);
        var wanted = TRADE.wantsToJoin(buyer);
        assertThat(TRADE.sells("joinRequests", shop).path("items")).isNotEmpty();
        var number = ApiTrade.example("joinRequestAccept").put("number", member).toString();
        TRADE.sells("joinRequestAccept", c -> c.json(number), shop, wanted);
        assertThat(TRADE.does(buyer, "joinMine", shop).path("state").asString())
                .isEqualTo("ACCEPTED");

        var other = RunningStorefront.newSubject();
        var why = ApiTrade.example("joinRequestRefuse").toString();
        var refused = TRADE.wantsToJoin(other);
        TRADE.sells("joinRequestRefuse", c -> c.json(why), shop, refused);
        TRADE.wantsToJoin(other);
        TRADE.does(other, "joinTakeBack", c -> c, shop);
    }

    @Test
    void theDinasLooksAtAListingBeforeBuyersDo() {
        var officer = ApiTrade.officer();
        var shop = TRADE.shop().id();
        looks(officer, "RISKY");
        var listing = TRADE.published();
        assertThat(listing.path("status").asString()).isEqualTo("IN_REVIEW");
        var id = ApiTrade.id(listing);
        var seen = TRADE.sells("shopListing", c -> c, shop, id).header("ETag");
        var back = TRADE.sells("listingTakeBack", c -> c.header("If-Match", seen), shop, id);
        TRADE.sells("listingPublish", c -> c.header("If-Match", back.header("ETag")), shop, id);

        var request = TRADE.asked(id);
        assertThat(TRADE.does(officer, "moderation").at("/counts/PUBLICATION").asLong())
                .isEqualTo(1);
        assertThat(
                        TRADE.does(officer, "moderationRequest", request)
                                .at("/reasons/0/rule")
                                .asString())
                .isEqualTo("FIRST_PUBLICATION");
        var mute = "{\"ruling\": \"REJECT\", \"answer\": \" \"}";
        assertThat(ApiTrade.call(officer, "moderationDecide", request).json(mute).send().code())
                .isEqualTo("answer-missing");
        var yes = ApiTrade.example("moderationDecide").toString();
        TRADE.does(officer, "moderationDecide", c -> c.json(yes), request);
        assertThat(ApiTrade.call(officer, "moderationDecide", request).json(yes).send().code())
                .isEqualTo("request-decided");
        var many = ApiTrade.example("moderationDecideAll");
        many.putArray("requestIds").add(request);
        var went = TRADE.does(officer, "moderationDecideAll", c -> c.json(many.toString()));
        assertThat(went.document().at("/items/0/refusal").asString()).isEqualTo("request-decided");
        looks(officer, "TRUSTED");
        putsAway(id);
    }

    private static void looks(String officer, String mode) {
        var shop = TRADE.shop().id();
        var seen = TRADE.does(officer, "reviewMode", c -> c, shop).header("ETag");
        var body = "{\"mode\": \"" + mode + "\"}";
        TRADE.does(officer, "reviewModePut", c -> c.header("If-Match", seen).json(body), shop);
    }

    private static void putsAway(String listing) {
        var shop = TRADE.shop().id();
        for (var step : List.of("listingWithdraw", "listingArchive", "listingRestore")) {
            var seen = TRADE.sells("shopListing", c -> c, shop, listing).header("ETag");
            TRADE.sells(step, c -> c.header("If-Match", seen), shop, listing);
        }
        assertThat(TRADE.sells("shopListing", shop, listing).path("status").asString())
                .isEqualTo("DRAFT");
    }

    @Test
    void theDinasKeepsItsRulesAndItsUsualAnswers() {
        var officer = ApiTrade.officer();
        var seen = TRADE.does(officer, "reviewRules", c -> c).header("ETag");
        var rules = ApiTrade.example("reviewRulesPut").put("defaultMode", "TRUSTED").toString();
        UnaryOperator<Call> puts = c -> c.header("If-Match", seen).json(rules);
        TRADE.does(officer, "reviewRulesPut", puts);
        assertThat(puts.apply(ApiTrade.call(officer, "reviewRulesPut")).send().status())
                .isEqualTo(412);

        var words = ApiTrade.example("answerAdd").toString();
        var added = TRADE.does(officer, "answerAdd", c -> c.json(words));
        var answer = ApiTrade.id(added.document());
        assertThat(ApiTrade.call(officer, "answerAdd").json(words).send().code())
                .isEqualTo("answer-name-taken");
        assertThat(TRADE.does(officer, "answers").path("items")).isNotEmpty();
        UnaryOperator<Call> edits = c -> c.header("If-Match", added.header("ETag")).json(words);
        var edited = TRADE.does(officer, "answerEdit", edits, answer);
        var gone = edited.header("ETag");
        TRADE.does(officer, "answerRetire", c -> c.header("If-Match", gone), answer);
        assertThat(
                        ApiTrade.call(officer, "answerRetire", answer)
                                .header("If-Match", gone)
                                .send()
                                .status())
                .isEqualTo(404);
    }

    @Test
    void aBuyerPaysReceivesByCourierAndReturns() {
        var order = TRADE.pays(buyer, "COURIER");
        var shown = TRADE.sells("shopOrder", TRADE.shop().id(), order);
        assertThat(shown.path("status").asString()).isEqualTo("PAID");
        assertThat(TRADE.sells("shopOrders", TRADE.shop().id()).path("items")).isNotEmpty();
        TRADE.sells("shopOrderPack", TRADE.shop().id(), order);
        var twice =
                ApiTrade.call(TRADE.shop().manager(), "shopOrderPack", TRADE.shop().id(), order)
                        .send();
        assertThat(twice.code()).isEqualTo("order-state");
        TRADE.sells(
                "shopOrderShip",
                c -> c.json(ApiTrade.example("shopOrderShip").toString()),
                TRADE.shop().id(),
                order);
        TRADE.does(buyer, "orderReceive", order);
        returns(order);
        assertThat(
                        TRADE.sells("shopOrderReturnAccept", TRADE.shop().id(), order)
                                .path("status")
                                .asString())
                .isEqualTo("RETURNED");
        assertThat(TRADE.does(buyer, "order", order).path("events").size()).isGreaterThan(4);
        assertThat(TRADE.does(buyer, "orders").path("items")).hasSize(1);
    }

    private void returns(String order) {
        var why = ApiTrade.example("orderReturn").toString();
        var asked = TRADE.does(buyer, "orderReturn", c -> c.json(why), order);
        assertThat(asked.document().path("status").asString()).isEqualTo("RETURN_ASKED");
    }

    @Test
    void anOrderGoesOutInPartsAndWhatIsMissingIsPaidBack() {
        var shop = TRADE.shop().id();
        var order = TRADE.pays(buyer, "COURIER");
        var pack = ApiTrade.example("shopOrdersPack");
        pack.putArray("orderIds").add(order);
        var packed = TRADE.sells("shopOrdersPack", c -> c.json(pack.toString()), shop).document();
        assertThat(packed.path("packed")).hasSize(1);
        var seen = TRADE.sells("shopOrder", shop, order);
        var variant = seen.at("/lines/0/variantId").asString();
        var sent = part("shopShipmentAdd", order, variant, seen.path("version").asLong());
        assertThat(sent.path("status").asString()).isEqualTo("PACKED");
        assertThat(sent.at("/lines/0/shipped").asInt()).isEqualTo(1);

        var last = part("shopShortageAdd", order, variant, sent.path("version").asLong());
        assertThat(last.path("status").asString()).isEqualTo("SHIPPED");
        assertThat(last.path("withdrawnRupiah").asLong()).isPositive();
        assertThat(TRADE.sells("shopShipments", shop, order).path("items")).hasSize(1);
    }

    @Test
    void whoDoesNotWantThePartOfAShortLineGetsAllTheMoney() {
        var order = TRADE.pays(buyer, "COURIER");
        var seen = TRADE.sells("shopOrder", TRADE.shop().id(), order);
        var variant = seen.at("/lines/0/variantId").asString();
        part("shopShortageAdd", order, variant, seen.path("version").asLong());

        var told = TRADE.does(buyer, "orderShortages", order).at("/items/0");
        assertThat(told.at("/refusable/0/quantity").asInt()).isEqualTo(1);
        var refused = TRADE.does(buyer, "orderPartRefuse", order, ApiTrade.id(told));
        assertThat(refused.path("status").asString()).isEqualTo("CANCELLED");
        var again = ApiTrade.call(buyer, "orderPartRefuse", order, ApiTrade.id(told)).send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("order-state");
    }

    private static JsonNode part(String operation, String order, String variant, long version) {
        var body = ApiTrade.example(operation);
        body.withObject("/lines/0").put("variantId", variant);
        return TRADE.sells(
                        operation,
                        c -> c.header("If-Match", "\"" + version + "\"").json(body.toString()),
                        TRADE.shop().id(),
                        order)
                .document();
    }

    @Test
    void aBuyerCollectsWithTheCodeAndTheReturnIsRefused() {
        var order = TRADE.pays(buyer, "PICKUP");
        TRADE.sells("shopOrderPack", TRADE.shop().id(), order);
        TRADE.sells("shopOrderReady", TRADE.shop().id(), order);
        var code = TRADE.does(buyer, "order", order).at("/order/pickupCode").asString();
        var wrong = code.equals("000000") ? "000001" : "000000";
        var guess =
                ApiTrade.call(
                        TRADE.shop().manager(), "shopOrderHandOver", TRADE.shop().id(), order);
        assertThat(guess.json("{\"code\": \"" + wrong + "\"}").send().code())
                .isEqualTo("pickup-code");
        TRADE.sells(
                "shopOrderHandOver",
                c -> c.json("{\"code\": \"" + code + "\"}"),
                TRADE.shop().id(),
                order);
        returns(order);
        var no = ApiTrade.example("shopOrderReturnRefuse").toString();
        var refused =
                TRADE.sells("shopOrderReturnRefuse", c -> c.json(no), TRADE.shop().id(), order);
        assertThat(refused.document().path("status").asString()).isEqualTo("RETURN_REFUSED");
    }

    @Test
    void bothSidesMayCallAnOrderOff() {
        assertThat(
                        TRADE.does(buyer, "orderCancel", TRADE.pays(buyer, "PICKUP"))
                                .path("status")
                                .asString())
                .isEqualTo("CANCELLED");
        var why = ApiTrade.example("shopOrderCancel").toString();
        var order = TRADE.pays(buyer, "PICKUP");
        var cancelled = TRADE.sells("shopOrderCancel", c -> c.json(why), TRADE.shop().id(), order);
        assertThat(cancelled.document().path("reason").asString()).isNotEmpty();
    }

    @Test
    void aCheckoutThatIsSentTwiceIsPlacedOnce() {
        var wish = TRADE.wish(buyer, TRADE.published(), "PICKUP").toString();
        var key = UUID.randomUUID().toString();
        UnaryOperator<Call> with = c -> c.header("Idempotency-Key", key).json(wish);
        var first = TRADE.does(buyer, "checkoutPlace", with);
        var second = TRADE.does(buyer, "checkoutPlace", with);
        assertThat(ApiTrade.id(second.document())).isEqualTo(ApiTrade.id(first.document()));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        var other = wish.replace("Siti Aminah", "Siti Maryam");
        var mismatch =
                ApiTrade.call(buyer, "checkoutPlace").header("Idempotency-Key", key).json(other);
        assertThat(mismatch.send().code()).isEqualTo("idempotency-mismatch");
    }

    @Test
    void theDinasLooksAsksAndTrains() {
        new ProgrammeTrade(TRADE).walks();
    }
}
