package id.tokoperasi.media;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * Files in a bucket that speaks S3. Region, credentials and another address than Amazon's come from the
 * variables that all of Amazon's tools read: {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code
 * AWS_SECRET_ACCESS_KEY}, {@code AWS_ENDPOINT_URL_S3}. What is read whole is small, a picture or a paper;
 * what is worked through row by row lies for a day in a folder of this machine.
 */
final class S3Store implements MediaStore {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final Duration KEPT_HERE = Duration.ofDays(1);
    private static final int CALLS_AT_ONCE = 16;

    private final String bucket;
    private final String prefix;
    private final Path scratch;
    private final S3Client client;

    /** The one place where the client's blocking calls run. */
    private final Scheduler calls = Schedulers.newBoundedElastic(CALLS_AT_ONCE, 1_000, "s3");

    /**
     * @param place {@code s3://bucket} or {@code s3://bucket/folder}
     */
    S3Store(URI place) {
        this.bucket = place.getHost();
        var folder = place.getPath().replaceAll("^/|/$", "");
        this.prefix = folder.isEmpty() ? "" : folder + "/";
        try {
            this.scratch = Files.createTempDirectory("media");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for MEDIA_STORE", e);
        }
        this.client =
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(o -> o.apiCallTimeout(TIME_LIMIT))
                        .forcePathStyle(true)
                        .build();
    }

    @Override
    public Mono<Void> write(String key, byte[] content) {
        return call(() -> put(key, RequestBody.fromBytes(content))).then();
    }

    @Override
    public Mono<Long> write(String key, Flux<DataBuffer> content, long maxBytes) {
        return Mono.usingWhen(
                call(() -> Files.createTempFile(scratch, "half", null)),
                half ->
                        Uploads.write(half, content, maxBytes)
                                .then(call(() -> put(key, RequestBody.fromFile(half)))),
                Uploads::forget,
                (half, error) -> Uploads.forget(half),
                Uploads::forget);
    }

    @Override
    public Mono<Void> take(String key, Path file) {
        return call(() -> put(key, RequestBody.fromFile(file))).then(Uploads.forget(file));
    }

    private long put(String key, RequestBody body) {
        client.putObject(r -> r.bucket(bucket).key(object(key)), body);
        return body.optionalContentLength().orElse(0L);
    }

    @Override
    public Mono<Resource> read(String key) {
        return call(() -> client.getObjectAsBytes(r -> r.bucket(bucket).key(object(key))))
                .onErrorResume(NoSuchKeyException.class, gone -> Mono.empty())
                .map(found -> new ByteArrayResource(found.asByteArrayUnsafe()));
    }

    @Override
    public Mono<Path> local(String key) {
        return call(() -> fetched(key, scratch.resolve(object(key).replace('/', '_'))))
                .onErrorResume(NoSuchKeyException.class, gone -> Mono.empty());
    }

    private Path fetched(String key, Path file) throws IOException {
        forgetOld();
        if (!Files.exists(file)) {
            var half = Files.createTempFile(scratch, "half", null);
            try (var content = client.getObject(r -> r.bucket(bucket).key(object(key)))) {
                Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        }
        return file;
    }

    private void forgetOld() throws IOException {
        var old = Instant.now().minus(KEPT_HERE);
        try (var files = Files.list(scratch)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public Mono<Void> delete(String key) {
        return call(() -> client.deleteObject(r -> r.bucket(bucket).key(object(key))))
                .then(Uploads.forget(scratch.resolve(object(key).replace('/', '_'))));
    }

    /** Whether the bucket answers and lets us in. */
    @Override
    public Mono<Void> check() {
        return call(() -> client.headBucket(r -> r.bucket(bucket))).then();
    }

    private String object(String key) {
        return prefix + MediaStore.checked(key);
    }

    private <T> Mono<T> call(Callable<T> blocking) {
        return Mono.fromCallable(blocking).subscribeOn(calls).timeout(TIME_LIMIT.multipliedBy(2));
    }
}
