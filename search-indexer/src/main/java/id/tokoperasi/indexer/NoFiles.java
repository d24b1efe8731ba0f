package id.tokoperasi.indexer;

import id.tokoperasi.media.MediaStore;

import org.springframework.core.io.Resource;

import reactor.core.publisher.Mono;

/** The indexer has no files. */
final class NoFiles implements MediaStore {

    @Override
    public Mono<Void> write(String key, byte[] content) {
        return Mono.error(new UnsupportedOperationException("the indexer keeps no files"));
    }

    @Override
    public Mono<Resource> read(String key) {
        return Mono.empty();
    }
}
