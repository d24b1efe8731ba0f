package id.tokoperasi.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Files in a bucket of S3Proxy, a server of its own that checks signatures. */
class S3StoreTests {

    private static final String KEY = "papers/0190.pdf";
    private static final byte[] CONTENT = "isi surat".getBytes(StandardCharsets.UTF_8);

    /** What the client reads where no variable of the environment is set. */
    private static final List<String> NAMES =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlS3");

    @TempDir private static Path folder;
    private static Process server;
    private static MediaStore store;

    @BeforeAll
    static void open() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("blobs/gambar"));
        var address = "http://127.0.0.1:" + port;
        var settings = folder.resolve("s3proxy.conf");
        Files.write(
                settings,
                List.of(
                        "s3proxy.endpoint=" + address,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=koperasi",
                        "s3proxy.credential=rahasia",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + folder.resolve("blobs")));
        server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                Path.of("target", "s3", "s3proxy.jar").toString(),
                                "--properties",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("s3proxy.log").toFile())
                        .start();
        var values = List.of("ap-southeast-3", "koperasi", "rahasia", address);
        for (int i = 0; i < NAMES.size(); i++) {
            System.setProperty(NAMES.get(i), values.get(i));
        }
        store = MediaStore.of("s3://gambar/serang");
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> store.check().block());
    }

    @AfterAll
    static void close() {
        NAMES.forEach(System::clearProperty);
        server.destroyForcibly();
    }

    @Test
    void whatIsWrittenCanBeReadReplacedAndDeleted() throws IOException {
        store.write(KEY, "lama".getBytes(StandardCharsets.UTF_8)).block();
        store.write(KEY, CONTENT).block();

        assertThat(store.read(KEY).block().getContentAsByteArray()).isEqualTo(CONTENT);
        assertThat(folder.resolve("blobs/gambar/serang").resolve(KEY)).exists();

        store.delete(KEY).block();
        store.delete(KEY).block();
        assertThat(store.read(KEY).blockOptional()).isEmpty();
        assertThat(store.local(KEY).blockOptional()).isEmpty();
    }

    @Test
    void aStreamIsKeptWholeOrNotAtAll() {
        var key = "private/imports/1.csv";
        assertThat(store.write(key, streamed("sku;harga\n", "A;1000\n"), 100).block())
                .isEqualTo(17);
        assertThat(store.local(key).block()).hasContent("sku;harga\nA;1000\n");
        assertThat(store.local(key).block()).isEqualTo(store.local(key).block());

        var big = "private/imports/2.csv";
        assertThatThrownBy(() -> store.write(big, streamed("12345", "67890"), 9).block())
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code()).isEqualTo("file-too-big"));
        assertThat(store.read(big).blockOptional()).isEmpty();
    }

    @Test
    void aFinishedFileIsTakenOver() throws IOException {
        var file = Files.write(folder.resolve("ekspor.csv"), CONTENT);
        store.take("private/exports/1.csv", file).block();
        assertThat(file).doesNotExist();
        assertThat(store.local("private/exports/1.csv").block()).hasBinaryContent(CONTENT);
    }

    @Test
    void keysLeadNowhereElse() {
        for (var key : List.of("../rahasia.pdf", "a/../../b.pdf", "/etc/passwd", "A.pdf", "a")) {
            assertThatThrownBy(() -> store.read(key).block())
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aBucketThatIsNotThereIsSeen() {
        assertThatThrownBy(() -> MediaStore.of("s3://lain").check().block())
                .hasMessageContaining("404");
    }

    private static Flux<DataBuffer> streamed(String... parts) {
        return Flux.fromStream(
                () ->
                        Stream.of(parts)
                                .map(p -> p.getBytes(StandardCharsets.UTF_8))
                                .map(DefaultDataBufferFactory.sharedInstance::wrap));
    }
}
