package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Operation;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A manager who names the own cooperative and, below it, what exists and is a neighbour's. */
class ForeignThingsTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final List<String> WORDS = List.of("Rukun", "Desa Baru", "Jalan Raya 1", "Kami");

    /** Bodies that would do, had the thing been the manager's own. */
    private static final Map<String, String> BODIES =
            Map.of(
                    "stockSet", "{\"onHand\": 3}",
                    "shopOrderShip", "{\"tracking\": \"JNE 1\"}",
                    "shopOrderHandOver", "{\"code\": \"123456\"}",
                    "shopOrderCancel", "{\"reason\": \"stok rusak\"}",
                    "shopOrderReturnRefuse", "{\"reason\": \"sudah dibuka\"}");

    private static HostileShop own;
    private static HostileShop foreign;
    private static JsonNode listing;
    private static String order;

    @BeforeAll
    static void open() {
        own = HostileShop.open(STOREFRONT, WORDS);
        foreign = HostileShop.open(STOREFRONT, WORDS);
        var wish = foreign.wish(STOREFRONT, "siti@contoh.example");
        var placed = STOREFRONT.call("POST", "/api/v1/checkouts").json(wish).send().document();
        order = placed.path("orders").path(0).path("id").asString();
        STOREFRONT
                .bean(DatabaseClient.class)
                .sql(
                        "update ordering.orders set status = 'PAID', paid_at = moved_at where id = :id")
                .bind("id", UUID.fromString(order))
                .then()
                .block();
        listing = listings(foreign).path(0);
        own.wish(STOREFRONT, "siti@contoh.example");
    }

    private static JsonNode listings(HostileShop shop) {
        return STOREFRONT
                .call("GET", "/api/v1/seller/" + shop.id() + "/listings")
                .as(shop.manager())
                .send()
                .document()
                .path("items");
    }

    private static String id(JsonNode of) {
        return of.path("id").asString();
    }

    /** All that the neighbour has, as text. */
    private static String everything() {
        return STOREFRONT
                .bean(DatabaseClient.class)
                .sql(
                        """
                        select concat_ws('|',
                               (select string_agg(l::text, ',' order by l.id) from catalog.listings l
                                 where l.cooperative_id = :shop),
                               (select string_agg(v::text || s::text, ',' order by v.id)
                                  from catalog.variants v join catalog.stock s on s.variant_id = v.id
                                 where v.cooperative_id = :shop),
                               (select string_agg(o::text, ',' order by o.id) from ordering.orders o
                                 where o.cooperative_id = :shop)) as all
                        """)
                .bind("shop", foreign.id())
                .map(row -> row.get(0, String.class))
                .one()
                .block();
    }

    private static RunningStorefront.Answer call(Operation row, HostileShop shop) {
        var path =
                row.path()
                        .getPatternString()
                        .replace("{cooperativeId}", shop.id().toString())
                        .replace("{listingId}", id(listing))
                        .replace("{variantId}", id(listing.path("variants").path(0)))
                        .replace("{orderId}", order)
                        // of these the neighbour has none: what nobody has is as unknown
                        .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var call =
                STOREFRONT
                        .call(row.method().name(), path)
                        .as(shop.manager())
                        .header("If-Match", "\"" + listing.path("version").asLong() + "\"");
        var described = RunningStorefront.contract().operation(row.name());
        var body =
                row.name().equals("listingEdit")
                        ? written(listing)
                        : BODIES.getOrDefault(
                                row.name(),
                                described.takesJson() ? described.example().toString() : null);
        return (body == null ? call : call.json(body)).send();
    }

    /** A listing as it would be written back, its title changed. */
    private static String written(JsonNode listing) {
        var variant = listing.path("variants").path(0);
        return """
        {"title": "Diambil alih", "description": "%s", "categorySlug": "emping",
         "contentUnit": "GRAM", "leadTimeDays": 0, "certificates": [], "pictureIds": [],
         "variants": [{"id": "%s", "name": "", "sku": "%s", "priceRupiah": 1000,
                       "weightGrams": 550, "netAmount": 500}]}
        """
                .formatted(
                        listing.path("description").asString(),
                        id(variant),
                        variant.path("sku").asString());
    }

    @Test
    void areUnknownToEveryOperationAndStayAsTheyAre() {
        var before = everything();
        var walked =
                STOREFRONT.bean(AccessTable.class).operations().stream()
                        .filter(row -> row.path().getPatternString().startsWith("/api/"))
                        .filter(
                                row ->
                                        row.path()
                                                .getPatternString()
                                                .matches(".*/seller/\\{cooperativeId}/.*\\{.*"))
                        .toList();
        assertThat(walked).hasSizeGreaterThan(10);
        for (var row : walked) {
            var answer = call(row, own);
            assertThat(answer.status()).as(row.name() + answer.body()).isEqualTo(404);
            assertThat(answer.code()).as(row.name()).isEqualTo("not-found");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void cannotBeWovenIntoOnesOwnListing() {
        var before = everything();
        var mine = listings(own).path(0);
        var path = "/api/v1/seller/%s/listings/%s".formatted(own.id(), id(mine));
        for (var theft :
                List.of(
                        written(listing),
                        written(mine)
                                .replace(
                                        "\"pictureIds\": []",
                                        "\"pictureIds\": [\"" + UUID.randomUUID() + "\"]"))) {
            var answer =
                    STOREFRONT
                            .call("PUT", path)
                            .as(own.manager())
                            .header("If-Match", "\"" + mine.path("version").asLong() + "\"")
                            .json(theft)
                            .send();
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(listings(own).path(0)).isEqualTo(mine);
    }

    @Test
    void openToTheirOwnManager() {
        var found =
                STOREFRONT.bean(AccessTable.class).operations().stream()
                        .filter(row -> List.of("shopListing", "shopOrder").contains(row.name()))
                        .toList();
        assertThat(found).hasSize(2);
        for (var row : found) {
            assertThat(call(row, foreign).status()).as(row.name()).isEqualTo(200);
        }
    }
}
