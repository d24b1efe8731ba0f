package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.PictureFile;
import id.tokoperasi.media.Pictures;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.UUID;

/** Serves pictures. A picture never changes under its id, so it is kept by browsers for a year. */
@RestController
class PictureFiles {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Pictures pictures;

    PictureFiles(Pictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/gambar/{pictureId}/{width}")
    Mono<ResponseEntity<Resource>> picture(@PathVariable UUID pictureId, @PathVariable int width) {
        return pictures.file(pictureId, width)
                .map(file -> served(file, "\"" + pictureId + "-" + width + "\""))
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Nothing inside a picture may run, not even in one of our own drawings opened by itself. */
    private static ResponseEntity<Resource> served(PictureFile file, String tag) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(FOREVER)
                .contentType(MediaType.parseMediaType(file.contentType()))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(file.content());
    }
}
