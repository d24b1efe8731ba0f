package id.tokoperasi.media;

import id.tokoperasi.kernel.Refusal;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Streams that become a file of this machine. */
final class Uploads {

    private Uploads() {}

    /** Refuses {@code file-too-big} as soon as there are more than {@code maxBytes}. */
    static Mono<Void> write(Path file, Flux<DataBuffer> content, long maxBytes) {
        return DataBufferUtils.write(counted(content, maxBytes), file);
    }

    private static Flux<DataBuffer> counted(Flux<DataBuffer> content, long maxBytes) {
        return Flux.defer(
                () -> {
                    var left = new AtomicLong(maxBytes);
                    return content.map(
                            buffer -> {
                                if (left.addAndGet(-buffer.readableByteCount()) < 0) {
                                    DataBufferUtils.release(buffer);
                                    throw Refusal.invalidField("file", "file-too-big");
                                }
                                return buffer;
                            });
                });
    }

    /** Nothing happens when there is no such file. */
    static Mono<Void> forget(Path file) {
        return Mono.<Void>fromRunnable(() -> deleteNow(file))
                .subscribeOn(Schedulers.boundedElastic());
    }

    static void deleteNow(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
