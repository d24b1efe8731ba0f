package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.storefront.web.RunningStorefront.Answer;
import id.tokoperasi.storefront.web.RunningStorefront.Call;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Every operation that takes JSON, with a body that is right but for one thing: refused as the document
 * says, and nothing in the database is another than before. Mended, the same body does its work.
 */
class FieldByFieldTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiContract CONTRACT = RunningStorefront.contract();
    private static final ApiTrade TRADE = new ApiTrade();
    private static final Answer EDITED = TRADE.draft();
    private static final Answer ADDED = TRADE.addsMember();
    private static final String BUYER = RunningStorefront.newSubject();
    private static final StoredRows ROWS = new StoredRows(STOREFRONT);

    /** What operations that change a version send as If-Match. */
    private static final Map<String, String> VERSIONS =
            new HashMap<>(
                    Map.of(
                            "listingEdit", EDITED.header("ETag"),
                            "memberEdit", ADDED.header("ETag")));

    /** What would succeed: the request without its body, and the body. */
    private record Valid(Supplier<Call> call, JsonNode body) {}

    private static final Map<String, Valid> VALID = new LinkedHashMap<>();

    @BeforeAll
    static void prepare() {
        var manager = TRADE.shop().manager();
        var shop = TRADE.shop().id();
        var basket = ApiTrade.id(TRADE.does("", "basketOpen"));
        var listing = TRADE.published();
        var variant = ApiTrade.id(ApiTrade.firstVariant(listing));
        valid("basketLinePut", "", basket, variant);
        valid("stockSet", manager, shop, variant);

        var draft = ApiTrade.example("listingDraft");
        draft.withObject("/variants/0").put("sku", UUID.randomUUID().toString());
        valid("listingDraft", manager, draft, shop);
        valid("listingEdit", manager, edit(), shop, ApiTrade.id(EDITED.document()));

        var offer = ApiTrade.example("staffInvite");
        offer.remove("from");
        valid("staffInvite", manager, offer, shop);
        valid("staffChangeEnd", manager, shop, TRADE.joins(RunningStorefront.newSubject()));

        register(manager, shop);
        office();
        valid("evidencePreview", "");
        valid("taxPreview", "");
        programme(manager, shop);
        moderation(shop);

        var other = RunningStorefront.newSubject();
        valid("checkoutPlace", other, TRADE.wish(other, TRADE.published(), "COURIER"));
        valid("shopOrderCancel", manager, shop, TRADE.pays(BUYER, "PICKUP"));
        var brought = TRADE.pays(BUYER, "COURIER");
        TRADE.sells("shopOrderPack", shop, brought);
        valid("shopOrderShip", manager, shop, brought);
        parts(manager, shop);
        var collected = ready();
        var code = TRADE.does(BUYER, "order", collected).at("/order/pickupCode").asString();
        var shown = ApiTrade.example("shopOrderHandOver").put("code", code);
        valid("shopOrderHandOver", manager, shown, shop, collected);
        valid("orderReturn", BUYER, completed());
        var returned = completed();
        var why = ApiTrade.example("orderReturn").toString();
        TRADE.does(BUYER, "orderReturn", c -> c.json(why), returned);
        valid("shopOrderReturnRefuse", manager, shop, returned);
    }

    private static void parts(String manager, UUID shop) {
        var waiting = ApiTrade.example("shopOrdersPack");
        waiting.putArray("orderIds").add(TRADE.pays(BUYER, "PICKUP"));
        valid("shopOrdersPack", manager, waiting, shop);
        for (var operation : List.of("shopShipmentAdd", "shopShortageAdd")) {
            var order = TRADE.pays(BUYER, "COURIER");
            var packed = TRADE.sells("shopOrderPack", shop, order);
            var body = ApiTrade.example(operation);
            body.withObject("/lines/0")
                    .put("variantId", packed.at("/lines/0/variantId").asString());
            VERSIONS.put(operation, "\"" + packed.path("version").asLong() + "\"");
            valid(operation, manager, body, shop, order);
        }
    }

    private static void register(String manager, UUID shop) {
        valid("memberAdd", manager, shop);
        var edit = ApiTrade.example("memberEdit").put("number", UUID.randomUUID().toString());
        valid("memberEdit", manager, edit, shop, ApiTrade.id(ADDED.document()));
        VERSIONS.put("joinTermsPut", TRADE.sells("joinTerms", c -> c, shop).header("ETag"));
        valid("joinTermsPut", manager, shop);
        valid("joinAsk", RunningStorefront.newSubject(), shop);
        var first = TRADE.wantsToJoin(RunningStorefront.newSubject());
        valid("joinRequestAccept", manager, shop, first);
        var second = TRADE.wantsToJoin(RunningStorefront.newSubject());
        valid("joinRequestRefuse", manager, shop, second);
    }

    private static void office() {
        var office = ApiOffice.open(TRADE);
        valid("designate", office.head(), office.id());
        var keeper = office.hasOfficer(RunningStorefront.newSubject(), "STORE_KEEPER");
        valid("officerChangeEnd", office.head(), office.id(), keeper);
    }

    private static void programme(String manager, UUID shop) {
        var dinas = new ProgrammeTrade(TRADE);
        var officer = dinas.officer();
        var seen = TRADE.does(officer, "programmeYear", c -> c, 2032).header("ETag");
        VERSIONS.put("programmeTargetPut", seen);
        valid("programmeTargetPut", officer, 2032);
        valid("officeCallAnswer", manager, shop, dinas.asks());
        valid("programmeCall", officer, dinas.chosen("programmeCall"), "KIND_CHECKED");
        valid("kindCheckAdd", officer, shop);
        valid("trainingAnnounce", officer, ProgrammeTrade.plan());
        var training = dinas.announces();
        valid("trainingInvite", officer, dinas.chosen("trainingInvite"), training);
        valid("signUp", manager, shop, training);
        var emi = dinas.signsUp(training);
        var shown = ProgrammeTrade.there("attend", emi).put("code", dinas.code(training));
        valid("attend", manager, shown, shop, training);
        valid("trainingMark", officer, ProgrammeTrade.there("trainingMark", emi), training);
        var other = dinas.announces();
        VERSIONS.put("trainingEdit", dinas.version(other));
        valid("trainingEdit", officer, ProgrammeTrade.plan(), other);
        var third = dinas.announces();
        VERSIONS.put("trainingCancel", dinas.version(third));
        valid("trainingCancel", officer, third);
    }

    private static void moderation(UUID shop) {
        var officer = ApiTrade.officer();
        valid("moderationDecide", officer, asked());
        var many = ApiTrade.example("moderationDecideAll");
        many.putArray("requestIds").add(asked());
        valid("moderationDecideAll", officer, many);
        VERSIONS.put("reviewRulesPut", TRADE.does(officer, "reviewRules", c -> c).header("ETag"));
        var rules = ApiTrade.example("reviewRulesPut").put("defaultMode", "TRUSTED");
        valid("reviewRulesPut", officer, rules);
        VERSIONS.put(
                "reviewModePut", TRADE.does(officer, "reviewMode", c -> c, shop).header("ETag"));
        valid("reviewModePut", officer, shop);
        valid("answerAdd", officer, named());
        var words = named().toString();
        var added = TRADE.does(officer, "answerAdd", c -> c.json(words));
        VERSIONS.put("answerEdit", added.header("ETag"));
        valid("answerEdit", officer, named(), ApiTrade.id(added.document()));
    }

    private static String asked() {
        return TRADE.asked(ApiTrade.id(TRADE.published()));
    }

    private static ObjectNode named() {
        return ApiTrade.example("answerAdd").put("name", UUID.randomUUID().toString());
    }

    private static ObjectNode edit() {
        var edit = ApiTrade.example("listingEdit");
        edit.putArray("pictureIds");
        edit.withObject("/variants/0")
                .put("id", ApiTrade.id(ApiTrade.firstVariant(EDITED.document())))
                .put("sku", UUID.randomUUID().toString());
        edit.withObject("/variants/1").put("sku", UUID.randomUUID().toString());
        return edit;
    }

    private static String ready() {
        var order = TRADE.pays(BUYER, "PICKUP");
        TRADE.sells("shopOrderPack", TRADE.shop().id(), order);
        TRADE.sells("shopOrderReady", TRADE.shop().id(), order);
        return order;
    }

    private static String completed() {
        var order = ready();
        var code = TRADE.does(BUYER, "order", order).at("/order/pickupCode").asString();
        TRADE.sells(
                "shopOrderHandOver",
                c -> c.json("{\"code\": \"" + code + "\"}"),
                TRADE.shop().id(),
                order);
        return order;
    }

    private static void valid(String operation, String who, Object... ids) {
        valid(operation, who, ApiTrade.example(operation), ids);
    }

    private static void valid(String operation, String who, JsonNode body, Object... ids) {
        Supplier<Call> call = () -> ApiTrade.call(who, operation, ids);
        var version = VERSIONS.get(operation);
        VALID.put(
                operation,
                new Valid(
                        version == null ? call : () -> call.get().header("If-Match", version),
                        body));
    }

    @Test
    void everyOperationThatTakesJsonIsTried() {
        assertThat(VALID.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        CONTRACT.operations().stream()
                                .filter(ApiContract.Operation::takesJson)
                                .map(ApiContract.Operation::name)
                                // takes only what Stripe has signed, see WebhookRefusalTests
                                .filter(name -> !name.equals("stripeWebhook"))
                                .collect(Collectors.toList()));
    }

    @Test
    void aBodyWithOneFaultIsRefusedAndNothingIsStored() {
        var faults = new ArrayList<String>();
        VALID.forEach(
                (operation, valid) -> {
                    var schema = CONTRACT.bodySchema(operation);
                    var all = Broken.all(valid.body(), CONTRACT, schema);
                    assertThat(all).as(operation).hasSizeGreaterThan(5);
                    var before = ROWS.now();
                    for (var broken : all) {
                        tell(operation, broken, valid.call().get(), faults);
                    }
                    var after = ROWS.now();
                    after.entrySet().removeAll(before.entrySet());
                    after.keySet().forEach(t -> faults.add(operation + " has changed " + t));
                    var mended = valid.call().get().json(valid.body().toString()).send();
                    if (mended.status() > 299) {
                        faults.add(operation + " refuses what is right: " + mended.body());
                    }
                });
        assertThat(faults).isEmpty();
    }

    private static void tell(String operation, Broken broken, Call call, ArrayList<String> faults) {
        try {
            var answer = call.json(broken.body()).send();
            if (answer.status() < 400 || answer.status() > 499 || answer.code().isEmpty()) {
                faults.add("%s %s: %s".formatted(operation, broken.what(), answer.status()));
            }
        } catch (AssertionError otherThanDescribed) {
            faults.add(operation + " " + broken.what() + ": " + otherThanDescribed.getMessage());
        }
    }
}
