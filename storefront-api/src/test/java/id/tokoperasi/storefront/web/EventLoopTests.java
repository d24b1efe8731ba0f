package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

/** That {@link EventLoops} sees what it is for, and what is not opened by any other test here. */
class EventLoopTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();

    @Test
    void aCallThatBlocksAnEventLoopIsSeen() throws Exception {
        var loops = LoopResources.create("seen", 1, true);
        loops.onServer(true).submit(EventLoopTests::readAFile).get();
        Mono.fromCallable(EventLoopTests::readAFile).subscribeOn(Schedulers.parallel()).block();
        loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
        assertThat(EventLoops.blocked()).hasSizeGreaterThanOrEqualTo(2);
        EventLoops.blocked().clear();
    }

    @Test
    void threadsThatMayBlockAreLeftAlone() {
        Mono.fromCallable(EventLoopTests::readAFile)
                .subscribeOn(Schedulers.boundedElastic())
                .block();
        assertThat(EventLoops.blocked()).isEmpty();
    }

    private static byte[] readAFile() throws IOException {
        return Files.newInputStream(Path.of("pom.xml")).readNBytes(10);
    }

    @Test
    void picturesArePutIntoTheStoreAndTakenOutOnThreadsThatMayBlock() throws IOException {
        var shop = HostileShop.open(STOREFRONT, List.of("Emping", "Ciruas", "Jalan 1"));
        var added =
                STOREFRONT
                        .call("POST", "/api/v1/seller/" + shop.id() + "/pictures")
                        .as(shop.manager())
                        .bytes("multipart/form-data; boundary=batas", form(png()))
                        .send();
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var id = added.document().path("id").asString();
        assertThat(STOREFRONT.call("GET", "/gambar/" + id + "/640").send().status()).isEqualTo(200);
        assertThat(EventLoops.blocked()).isEmpty();
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] form(byte[] file) throws IOException {
        var out = new ByteArrayOutputStream();
        var head =
                """
                --batas\r
                Content-Disposition: form-data; name="file"; filename="a.png"\r
                Content-Type: image/png\r
                \r
                """;
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(file);
        out.write("\r\n--batas--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
