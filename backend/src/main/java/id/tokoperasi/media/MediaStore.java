package id.tokoperasi.media;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;

/** Where files lie. Keys are relative paths of small letters, digits, dots, hyphens and slashes. */
public interface MediaStore {

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

    /** Completes when files can be read and written now. */
    Mono<Void> check();

    /**
     * The store that the setting {@code MEDIA_STORE} names: an absolute folder, which is made if it is not
     * there.
     */
    static MediaStore of(String setting) {
        return new FolderStore(Path.of(setting));
    }
}
