package id.tokoperasi.media;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Papers that only their owner and those who check them may read: photos are drawn anew without their
 * metadata, PDFs are kept as they are and only ever downloaded. Served by asking the owner's id, never
 * by the file's id alone.
 */
@Component
public class PrivateFiles {

    /** Bytes of an upload, at most: 8 MB. */
    public static final int FILE_MAX_BYTES = 8 * 1024 * 1024;

    /** Pixels of width in which a photographed page is kept: small print can be read. */
    private static final int WIDTH = 1_600;

    private static final int END_WITHIN = 2_048;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    /** What makes a PDF do something when it is opened. */
    private static final List<String> ACTIVE = List.of("/JavaScript", "/Launch", "/EmbeddedFile");

    private final DatabaseClient db;
    private final MediaStore store;
    private final Clock clock;
    private final Scheduler drawing = Schedulers.newBoundedElastic(2, 50, "papers");

    PrivateFiles(DatabaseClient db, MediaStore store, Clock clock) {
        this.db = db;
        this.store = store;
        this.clock = clock;
    }

    private record Clean(String contentType, byte[] content) {}

    /**
     * Takes in a PDF, JPEG or PNG, by its content and whatever it calls itself. Refuses {@code
     * document-too-big} over 8 MB or too many pixels, {@code document-type}, {@code document-broken} and,
     * for a PDF that does more than show pages, {@code document-active}.
     */
    public Mono<PrivateFile> add(UUID ownerId, byte[] file) {
        if (file.length > FILE_MAX_BYTES) {
            return Mono.error(Refusal.invalidField("file", "document-too-big"));
        }
        var id = Ids.next();
        return Mono.fromCallable(() -> clean(file))
                .subscribeOn(drawing)
                .timeout(
                        TIME_LIMIT,
                        Mono.error(() -> Refusal.invalidField("file", "document-broken")))
                .flatMap(
                        c ->
                                store.write(key(id, c.contentType()), c.content())
                                        .then(insert(id, ownerId, c)));
    }

    private static Clean clean(byte[] file) {
        if (startsWith(file, "%PDF-")) {
            checkPdf(file);
            return new Clean("application/pdf", file);
        }
        if (!startsWith(file, "\u00ff\u00d8\u00ff") && !startsWith(file, "\u0089PNG\r\n\u001a\n")) {
            throw Refusal.invalidField("file", "document-type");
        }
        try {
            var drawn = Raster.draw(file, List.of(WIDTH));
            return new Clean("image/jpeg", drawn.jpegByWidth().values().iterator().next());
        } catch (Refusal refusal) {
            throw Refusal.invalidField(
                    "file",
                    refusal.code().equals("picture-too-large")
                            ? "document-too-big"
                            : "document-broken");
        }
    }

    private static void checkPdf(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var end = text.substring(Math.max(0, text.length() - END_WITHIN));
        if (!end.contains("%%EOF") || !text.contains("/Page")) {
            throw Refusal.invalidField("file", "document-broken");
        }
        if (ACTIVE.stream().anyMatch(text::contains)) {
            throw Refusal.invalidField("file", "document-active");
        }
    }

    private static boolean startsWith(byte[] file, String latin) {
        var start = latin.getBytes(StandardCharsets.ISO_8859_1);
        return file.length > start.length
                && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    private Mono<PrivateFile> insert(UUID id, UUID ownerId, Clean clean) {
        return db.sql(
                        """
                        insert into media.private_files (id, owner_id, content_type, bytes, sha256, created_at)
                        values (:id, :owner, :type, :bytes, :sha, :now)
                        """)
                .bind("id", id)
                .bind("owner", ownerId)
                .bind("type", clean.contentType())
                .bind("bytes", clean.content().length)
                .bind("sha", sha256(clean.content()))
                .bind("now", clock.instant())
                .then()
                .thenReturn(new PrivateFile(id, clean.contentType(), clean.content().length));
    }

    /** The file to serve; empty when the owner has none with this id. */
    public Mono<PictureFile> open(UUID id, UUID ownerId) {
        return db.sql(
                        """
                        select content_type from media.private_files where id = :id and owner_id = :owner
                        """)
                .bind("id", id)
                .bind("owner", ownerId)
                .map(row -> Columns.text(row, "content_type"))
                .one()
                .flatMap(
                        type ->
                                store.read(key(id, type))
                                        .map(content -> new PictureFile(type, content)));
    }

    private static String key(UUID id, String type) {
        return "papers/" + id + (type.equals("application/pdf") ? ".pdf" : ".jpg");
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
