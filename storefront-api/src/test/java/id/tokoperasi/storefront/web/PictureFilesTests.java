package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.media.Pictures;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

/** Pictures over the wire: how they come in, how they go out, and what is no picture of ours. */
class PictureFilesTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final List<String> WORDS = List.of("Emping", "Ciruas", "Jalan 1", "Kami");

    private static HostileShop shop;
    private static String picture;

    @BeforeAll
    static void takeOneIn() throws IOException {
        shop = HostileShop.open(STOREFRONT, WORDS);
        var added = sends(shop, "emping.png", png());
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        picture = added.document().path("id").asString();
    }

    @Test
    void aPictureIsKeptForAYearAndNeverAskedForAgain() {
        var served = get("/gambar/" + picture + "/640");
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(served.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'");
        assertThat(served.headers("set-cookie")).isEmpty();
    }

    @Test
    void whoHasThePictureIsSentNothing() {
        var tag = get("/gambar/" + picture + "/640").header("ETag");
        assertThat(tag)
                .isNotEmpty()
                .isNotEqualTo(get("/gambar/" + picture + "/320").header("ETag"));

        var again =
                STOREFRONT
                        .call("GET", "/gambar/" + picture + "/640")
                        .header("If-None-Match", tag)
                        .send();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void whatIsNoPictureOfOursIsNotFound() {
        for (var path :
                List.of(
                        picture + "/641",
                        picture + "/0",
                        UUID.randomUUID() + "/640",
                        "..%2f..%2fetc/640",
                        "tidak-ada/640",
                        picture + "/besar")) {
            var answer = get("/gambar/" + path);
            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(answer.header("Cache-Control")).as(path).doesNotContain("immutable");
        }
        assertThat(get("/gambar/" + UUID.randomUUID() + "/640").status()).isEqualTo(404);
    }

    @Test
    void whatIsNoPictureIsNotTakenInWhateverItCallsItself() {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        var refused = sends(shop, "emping.png", svg.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("picture-type");
    }

    @Test
    void aFileOverTheLimitIsNotTakenIn() {
        var refused = sends(shop, "emping.png", new byte[Pictures.FILE_MAX_BYTES + 1]);
        assertThat(refused.status()).isIn(413, 422);
        assertThat(refused.code()).isIn("picture-too-big", "body-too-large");
    }

    @Test
    void anotherCooperativesPictureCannotBeUsed() {
        var other = HostileShop.open(STOREFRONT, WORDS);
        var answer = lists(other, picture);
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
        var own = lists(shop, picture);
        assertThat(own.status()).as(own.body()).isEqualTo(201);
    }

    private static Answer lists(HostileShop shop, String picture) {
        var wish =
                """
                {"title": "Emping", "description": "Melinjo tua, dipipihkan.",
                 "categorySlug": "emping", "contentUnit": "GRAM", "leadTimeDays": 0,
                 "certificates": [], "pictureIds": ["%s"],
                 "variants": [{"name": "", "sku": "P-1", "priceRupiah": 42500,
                               "weightGrams": 550, "netAmount": 500, "onHand": 5}]}
                """;
        return STOREFRONT
                .call("POST", "/api/v1/seller/" + shop.id() + "/listings")
                .as(shop.manager())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .json(wish.formatted(picture))
                .send();
    }

    private static Answer get(String path) {
        return STOREFRONT.call("GET", path).send();
    }

    private static Answer sends(HostileShop shop, String name, byte[] file) {
        return STOREFRONT
                .call("POST", "/api/v1/seller/" + shop.id() + "/pictures")
                .as(shop.manager())
                .bytes("multipart/form-data; boundary=batas", form(name, file))
                .send();
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] form(String name, byte[] file) {
        var head =
                """
                --batas\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: image/png\r
                \r
                """
                        .formatted(name);
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(file);
        out.writeBytes("\r\n--batas--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
