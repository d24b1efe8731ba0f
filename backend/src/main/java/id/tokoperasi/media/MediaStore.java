package id.tokoperasi.media;

import org.springframework.core.io.Resource;

import reactor.core.publisher.Mono;

import java.nio.file.Path;

/** Where files lie. Keys are relative paths of small letters, digits, dots, hyphens and slashes. */
public interface MediaStore {

    /** Writes the file whole or not at all; the same key again replaces it. */
    Mono<Void> write(String key, byte[] content);

    /** Empty when there is no such file. */
    Mono<Resource> read(String key);

    /**
     * The store that the setting {@code MEDIA_STORE} names: an absolute folder, which is made if it is not
     * there.
     */
    static MediaStore of(String setting) {
        return new FolderStore(Path.of(setting));
    }
}
