package id.tokoperasi.indexer;

import id.tokoperasi.media.MediaStore;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;

/** The indexer has no files. */
final class NoFiles implements MediaStore {

    @Override
    public Mono<Void> write(String key, byte[] content) {
        return Mono.error(new UnsupportedOperationException("the indexer keeps no files"));
    }

    @Override
    public Mono<Long> write(String key, Flux<DataBuffer> content, long maxBytes) {
        return Mono.error(new UnsupportedOperationException("the indexer keeps no files"));
    }

    @Override
    public Mono<Void> take(String key, Path file) {
        return Mono.error(new UnsupportedOperationException("the indexer keeps no files"));
    }

    @Override
    public Mono<Path> local(String key) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> delete(String key) {
        return Mono.empty();
    }

    @Override
    public Mono<Resource> read(String key) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> check() {
        return Mono.empty();
    }
}
