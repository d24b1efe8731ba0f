package id.tokoperasi.media;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Files below one folder. */
final class FolderStore implements MediaStore {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9/-]*\\.[a-z]{3,4}");

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
    public Mono<Resource> read(String key) {
        return Mono.fromCallable(() -> resolve(key))
                .filter(Files::isRegularFile)
                .<Resource>map(FileSystemResource::new)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Path resolve(String key) {
        var file = root.resolve(key).normalize();
        if (!KEY.matcher(key).matches() || !file.startsWith(root)) {
            throw new IllegalArgumentException("not a key of this store");
        }
        return file;
    }
}
