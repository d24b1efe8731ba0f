package id.tokoperasi.storefront.web;

import id.tokoperasi.media.PictureFile;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import java.util.UUID;

/** Hands out papers to those who may read them: a PDF only as a download, and nothing inside may run. */
public final class PaperFiles {

    private PaperFiles() {}

    /** The answer with that file; its name on the reader's disk says nothing about anybody. */
    public static ResponseEntity<Resource> served(UUID id, PictureFile file) {
        var isPdf = file.contentType().equals(MediaType.APPLICATION_PDF_VALUE);
        var name = "berkas-" + id.toString().substring(24) + (isPdf ? ".pdf" : ".jpg");
        var place = isPdf ? ContentDisposition.attachment() : ContentDisposition.inline();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(file.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, place.filename(name).build().toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(file.content());
    }
}
