package id.tokoperasi.storefront.resident;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.Pictures;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.UUID;

/** Product pictures. They never change under their id, so browsers keep them. */
@Controller
class PictureFileController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Pictures pictures;

    PictureFileController(Pictures pictures) {
        this.pictures = pictures;
    }

    /** A picture in one of the widths of {@link Pictures#WIDTHS}; 404 for any other. */
    @GetMapping("/gambar/{pictureId}/{width}")
    Mono<ResponseEntity<Resource>> picture(@PathVariable UUID pictureId, @PathVariable int width) {
        return pictures.file(pictureId, width)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(
                        file ->
                                ResponseEntity.ok()
                                        .cacheControl(
                                                CacheControl.maxAge(FOR_EVER)
                                                        .cachePublic()
                                                        .immutable())
                                        .contentType(MediaType.parseMediaType(file.contentType()))
                                        .header(
                                                "Content-Security-Policy",
                                                "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                                        .body(file.content()));
    }
}
