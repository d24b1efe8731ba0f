package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.Pictures;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

/** Reads an uploaded file, counting while it streams. */
@Component
class Uploads {

    /** The whole file; refuses {@code picture-too-big} as soon as it is over the limit. */
    Mono<byte[]> bytes(FilePart file) {
        return DataBufferUtils.join(file.content(), Pictures.FILE_MAX_BYTES)
                .map(Uploads::read)
                .onErrorMap(
                        DataBufferLimitException.class,
                        e -> Refusal.invalidField("file", "picture-too-big"));
    }

    private static byte[] read(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
