package id.tokoperasi.media;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files below one folder. */
final class FolderStore implements MediaStore {

    private static final byte[] PROBE = {1};

    private final Path root;

    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.root);
        } catch (IOException e) {
            throw new UncheckedIOException("MEDIA_STORE cannot be used: " + root, e);
        }
    }

    @Override
    public Mono<Void> write(String key, byte[] content) {
        return Mono.<Void>fromRunnable(() -> writeNow(resolve(key), content))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void writeNow(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            var half = Files.createTempFile(file.getParent(), "half", ".tmp");
            Files.write(half, content);
            Files.move(
                    half,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<Long> write(String key, Flux<DataBuffer> content, long maxBytes) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> half(resolve(key)))
                        .subscribeOn(Schedulers.boundedElastic()),
                half ->
                        Uploads.write(half, content, maxBytes)
                                .then(Mono.fromCallable(() -> moved(half, resolve(key))))
                                .subscribeOn(Schedulers.boundedElastic()),
                Uploads::forget,
                (half, error) -> Uploads.forget(half),
                Uploads::forget);
    }

    private static Path half(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createTempFile(file.getParent(), "half", ".tmp");
    }

    private static long moved(Path half, Path file) throws IOException {
        var bytes = Files.size(half);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return bytes;
    }

    @Override
    public Mono<Void> take(String key, Path file) {
        return Mono.<Void>fromRunnable(() -> takeNow(resolve(key), file))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** By way of a copy, since it may come from another disk. */
    private static void takeNow(Path file, Path from) {
        try {
            var half = half(file);
            Files.copy(from, half, StandardCopyOption.REPLACE_EXISTING);
            moved(half, file);
            Files.delete(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<Path> local(String key) {
        return Mono.fromCallable(() -> resolve(key))
                .filter(Files::isRegularFile)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> delete(String key) {
        return Mono.defer(() -> Uploads.forget(resolve(key)));
    }

    @Override
    public Mono<Resource> read(String key) {
        return Mono.fromCallable(() -> resolve(key))
                .filter(Files::isRegularFile)
                .<Resource>map(FileSystemResource::new)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> check() {
        return Mono.<Void>fromRunnable(this::checkNow).subscribeOn(Schedulers.boundedElastic());
    }

    private void checkNow() {
        try {
            var probe = Files.createTempFile(root, "check", null);
            Files.write(probe, PROBE);
            Files.delete(probe);
        } catch (IOException e) {
            throw new UncheckedIOException("MEDIA_STORE cannot be used: " + root, e);
        }
    }

    private Path resolve(String key) {
        return root.resolve(MediaStore.checked(key));
    }
}
