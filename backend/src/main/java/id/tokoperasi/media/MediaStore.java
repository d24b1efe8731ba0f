package id.tokoperasi.media;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where files lie. Keys are relative paths of small letters, digits, dots, hyphens and slashes. */
public interface MediaStore {

    /** No dots but the one of the ending, so that no key leads out of a folder. */
    Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9/-]*\\.[a-z]{3,4}");

    /** A bucket's name as S3 allows it where others than Amazon are to understand it too. */
    Pattern BUCKET = Pattern.compile("s3://[a-z0-9][a-z0-9-]{2,62}(/[a-zA-Z0-9_-]+)*/?");

    /** Writes the file whole or not at all; the same key again replaces it. */
    Mono<Void> write(String key, byte[] content);

    /**
     * Writes what streams in, whole or not at all, and answers how many bytes it were. Refuses {@code
     * file-too-big} as soon as there are more than {@code maxBytes}.
     */
    Mono<Long> write(String key, Flux<DataBuffer> content, long maxBytes);

    /** Takes over a finished file of this machine. */
    Mono<Void> take(String key, Path file);

    /** Empty when there is no such file. */
    Mono<Resource> read(String key);

    /** Where the file can be read on this machine; empty when there is no such file. */
    Mono<Path> local(String key);

    /** Nothing happens when there is no such file. */
    Mono<Void> delete(String key);

    /** Completes when files can be read and written now, as far as that can be told at no cost. */
    Mono<Void> check();

    /**
     * The store that the setting {@code MEDIA_STORE} names: an absolute folder, which is made if it is not
     * there, or {@code s3://bucket} with or without a folder of the bucket.
     */
    static MediaStore of(String setting) {
        return setting.startsWith("s3:")
                ? new S3Store(URI.create(setting))
                : new FolderStore(Path.of(setting));
    }

    /** Whether {@link #of} understands the setting. */
    static boolean isSetting(String setting) {
        return BUCKET.matcher(setting).matches()
                || !setting.startsWith("s3:") && Path.of(setting).isAbsolute();
    }

    /** The key itself; anything else than a key is a fault of the caller. */
    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of this store");
        }
        return key;
    }
}
