package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.outbox.EventDrain;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The board and an order as the cooperative sees them, and what its buyer says to a line that is short. */
class SellerOrderPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiTrade TRADE = new ApiTrade();
    private static final StoredRows ROWS = new StoredRows(STOREFRONT);

    private final String buyer = RunningStorefront.newSubject();
    private final Browser seller = new Browser(STOREFRONT);
    private final Browser resident = new Browser(STOREFRONT);

    @BeforeEach
    void signIn() {
        seller.signIn(TRADE.shop().manager(), UUID.randomUUID().toString());
        resident.signIn(buyer, UUID.randomUUID().toString());
    }

    private static String board() {
        return TRADE.shop().page("/pesanan");
    }

    private static JsonNode shown(String order) {
        return TRADE.sells("shopOrder", TRADE.shop().id(), order);
    }

    private static String variantOf(String order) {
        return shown(order).at("/lines/0/variantId").asString();
    }

    private static void isDue(String order, String when) {
        STOREFRONT
                .bean(DatabaseClient.class)
                .sql(
                        "update ordering.orders set due_at = now() + cast(:when as interval) where id = :id")
                .bind("when", when)
                .bind("id", UUID.fromString(order))
                .then()
                .block();
    }

    @Test
    void whatIsLateComesFirstHasATabAndStandsOnThePageOfToday() {
        var order = TRADE.pays(buyer, "PICKUP");
        isDue(order, "-1 hour");
        var number = shown(order).path("number").asString();

        assertThat(seller.get(TRADE.shop().page()).body())
                .contains("lewat dari hari yang dijanjikan", "keadaan=segera");
        assertThat(seller.get(board()).body())
                .contains("Segera ", "Terlambat", "Yang dikirim sampai");
        assertThat(seller.get(board() + "?keadaan=segera").body()).contains(number, "Terlambat");
        assertThat(seller.get(board() + "/" + order).body()).contains("Terlambat");
        isDue(order, "1 month");
        assertThat(seller.get(board() + "?keadaan=segera").body()).doesNotContain(number);
        assertThat(seller.get(board() + "/" + order).body()).doesNotContain("Terlambat");
    }

    @Test
    void theChosenArePackedOnceHoweverOftenTheFormIsSent() {
        var form = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < 3; i++) {
            form.add(Map.entry("pesanan", TRADE.pays(buyer, "PICKUP")));
        }
        form.add(Map.entry("kunci", UUID.randomUUID().toString()));

        var done = seller.post(board() + "/kemas", form);
        assertThat(done.status()).isEqualTo(303);
        assertThat(seller.get(done.header("Location")).body()).contains("sudah dikemas");
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        var before = ROWS.now();
        var again = seller.post(board() + "/kemas", form);

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo(done.header("Location"));
        assertThat(ROWS.now()).isEqualTo(before);
        assertThat(form.subList(0, 3))
                .allSatisfy(
                        e ->
                                assertThat(shown(e.getValue()).path("status").asString())
                                        .isEqualTo("PACKED"));
    }

    @Test
    void theCooperativeSaysHowManyThereAreAndTheBuyerRefusesThePart() {
        var order = TRADE.pays(buyer, "COURIER");
        var page = board() + "/" + order;
        var there = "ada-" + variantOf(order);
        assertThat(seller.get(page).body()).contains("dipesan 2, ada berapa?");

        var wrong = seller.post(page + "/kurang", lacks(order, there, "3"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Isi berapa yang ada", "Panen gagal", "<details class=\"more\" open");
        assertThat(seller.post(page + "/kurang", lacks(order, there, "banyak")).status())
                .isEqualTo(422);
        assertThat(seller.post(page + "/kurang", lacks(order, there, "2")).status()).isEqualTo(422);
        assertThat(seller.post(page + "/kurang", lacks(order, there, "0")).body())
                .contains("Batalkan pesanannya");
        var told = seller.post(page + "/kurang", lacks(order, there, "1"));
        assertThat(told.status()).as(told.body()).isEqualTo(303);
        assertThat(seller.get(page).body()).contains("Tidak tersedia", "1 × ");

        var mine = "/pesanan/" + shown(order).path("number").asString();
        var offered = resident.get(mine).body();
        assertThat(offered).contains("Yang ini tetap Anda terima", "Tolak bagian ini");
        var refuse =
                Map.of(
                        "kekurangan", field("kekurangan", offered),
                        "kunci", UUID.randomUUID().toString());
        assertThat(new Browser(STOREFRONT).post(mine + "/tolak-bagian", refuse).status())
                .isEqualTo(404);
        assertThat(resident.post(mine + "/tolak-bagian", Map.of()).status()).isEqualTo(404);
        var refused = resident.post(mine + "/tolak-bagian", refuse);
        assertThat(refused.status()).as(refused.body()).isEqualTo(303);
        assertThat(shown(order).path("status").asString()).isEqualTo("CANCELLED");
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        var before = ROWS.now();
        assertThat(resident.post(mine + "/tolak-bagian", refuse).status()).isEqualTo(303);
        assertThat(ROWS.now()).isEqualTo(before);
        var late = new HashMap<>(refuse);
        late.put("kunci", UUID.randomUUID().toString());
        var gone = resident.post(mine + "/tolak-bagian", late);
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.body())
                .contains("Keadaan pesanan sudah berubah")
                .doesNotContain("Tolak bagian ini");
    }

    private static Map<String, String> lacks(String order, String field, String there) {
        return Map.of(
                field,
                there,
                "versi",
                shown(order).path("version").asString(),
                "reason",
                "Panen gagal",
                "kunci",
                UUID.randomUUID().toString());
    }

    private static String field(String name, String body) {
        var at = body.indexOf("name=\"" + name + "\" value=\"") + name.length() + 15;
        return body.substring(at, body.indexOf('"', at));
    }

    @Test
    void papersArePrintedForTheCooperativeAlone() {
        var order = TRADE.pays(buyer, "COURIER");
        for (var paper :
                List.of("/lembar-kemas", "/lembar-kemas?hari=2026-12-01", "/" + order + "/label")) {
            var file = seller.get(board() + paper);
            assertThat(file.status()).as(paper).isEqualTo(200);
            assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        }
        var stranger = new Browser(STOREFRONT);
        stranger.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        assertThat(stranger.get(board() + "/lembar-kemas").status()).isEqualTo(404);
    }
}
