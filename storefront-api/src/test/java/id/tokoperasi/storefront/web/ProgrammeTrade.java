package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The dinas and a shop, by the API: what is asked and answered, offered and attended. */
final class ProgrammeTrade {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();

    private final ApiTrade trade;
    private final String officer = RunningStorefront.newSubject();

    ProgrammeTrade(ApiTrade trade) {
        this.trade = trade;
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "test:" + officer,
                        officer,
                        Appointments.REGENCY,
                        Role.DEPARTMENT_OFFICER,
                        "SK",
                        Instant.EPOCH,
                        null)
                .block();
    }

    String officer() {
        return officer;
    }

    /** A training that begins in half an hour, so that people may come and be there. */
    static ObjectNode plan() {
        var begins = Instant.now().plus(Duration.ofMinutes(30));
        return ApiTrade.example("trainingAnnounce")
                .put("districtCode", SampleRegion.DISTRICT)
                .put("startsAt", begins.toString())
                .put("endsAt", begins.plus(Duration.ofHours(3)).toString());
    }

    private static UnaryOperator<RunningStorefront.Call> sends(JsonNode body) {
        return c -> c.json(body.toString());
    }

    String announces() {
        return ApiTrade.id(trade.does(officer, "trainingAnnounce", sends(plan())).document());
    }

    /** Asks the shop what it lives on; answers the question, which waits for its answer. */
    String asks() {
        trade.does(officer, "programmeCall", sends(chosen("programmeCall")), "KIND_CHECKED");
        return ApiTrade.id(trade.sells("officeCalls", trade.shop().id()).path("items").path(0));
    }

    /** The example of that operation with the shop in its list of cooperatives. */
    ObjectNode chosen(String operation) {
        var body = ApiTrade.example(operation);
        body.putArray("cooperativeIds").add(trade.shop().id().toString());
        return body;
    }

    /** The example of that operation with that person in its list. */
    static ObjectNode there(String operation, String signUp) {
        var body = ApiTrade.example(operation);
        body.putArray("signUpIds").add(signUp);
        return body;
    }

    String signsUp(String training) {
        var who = ApiTrade.example("signUp").put("name", "Emi " + UUID.randomUUID());
        return ApiTrade.id(
                trade.sells("signUp", sends(who), trade.shop().id(), training).document());
    }

    /** Shown to nobody but the officer, so read where the room reads it. */
    String code(String training) {
        var page = new Browser();
        page.signIn(officer, UUID.randomUUID().toString());
        return page.get("/dinas/pelatihan/" + training)
                .body()
                .replaceAll("(?s).*class=\"code m2\">([0-9A-Z]{6})<.*", "$1");
    }

    String version(String training) {
        return trade.does(officer, "training", c -> c, training).header("ETag");
    }

    /** Everything once. */
    void walks() {
        var shop = trade.shop().id();
        looks(shop);
        var training = announces();
        assertThat(trade.does(officer, "trainings").path("items")).isNotEmpty();
        trade.does(officer, "programmeNeeds");
        trade.does(officer, "trainingSuggestions", training);
        var invited =
                trade.does(officer, "trainingInvite", sends(chosen("trainingInvite")), training);
        assertThat(invited.document().path("invited").asInt()).isEqualTo(1);
        var emi = signsUp(training);
        var budi = signsUp(training);
        assertThat(trade.sells("shopTrainings", shop).path("items")).isNotEmpty();
        trade.sells("signUpCancel", c -> c, shop, training, budi);
        var shown = there("attend", emi).put("code", code(training));
        trade.sells("attend", sends(shown), shop, training);
        trade.does(officer, "trainingMark", sends(there("trainingMark", emi)), training);
        assertThat(trade.does(officer, "trainingSignUps", training).path("items")).hasSize(1);
        assertThat(trade.does(officer, "trainingEffect", training).path("items")).hasSize(1);
        var first = version(training);
        var edit = plan().put("title", "Foto dan kemasan").toString();
        trade.does(officer, "trainingEdit", c -> c.header("If-Match", first).json(edit), training);
        var late = ApiTrade.call(officer, "trainingEdit", training).header("If-Match", first);
        assertThat(late.json(edit).send().status()).isEqualTo(412);
        var second = version(training);
        var why = ApiTrade.example("trainingCancel").toString();
        trade.does(
                officer, "trainingCancel", c -> c.header("If-Match", second).json(why), training);
    }

    private void looks(UUID shop) {
        assertThat(trade.does(officer, "programmeDistricts").path("items")).isNotEmpty();
        trade.does(officer, "programmeDistrict", SampleRegion.DISTRICT);
        var seen = trade.does(officer, "programmeYear", c -> c, 2031).header("ETag");
        var target = ApiTrade.example("programmeTargetPut").toString();
        trade.does(
                officer, "programmeTargetPut", c -> c.header("If-Match", seen).json(target), 2031);
        assertThat(trade.does(officer, "programmeStopped", "KIND_CHECKED").path("items"))
                .isNotEmpty();
        var answer = ApiTrade.example("officeCallAnswer");
        trade.sells("officeCallAnswer", sends(answer), shop, asks());
        trade.does(officer, "kindCheckAdd", sends(ApiTrade.example("kindCheckAdd")), shop);
        assertThat(trade.does(officer, "kindChecks", shop).path("items")).hasSize(1);
    }
}
