package id.tokoperasi.media;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The pictures of listings. */
@Component
public class Pictures {

    /** Bytes of an upload, at most: 8 MB. */
    public static final int FILE_MAX_BYTES = 8 * 1024 * 1024;

    /** Widths in pixels in which a picture is served. */
    public static final List<Integer> WIDTHS = List.of(320, 640, 1280);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final DatabaseClient db;
    private final MediaStore store;
    private final Clock clock;

    /** Two at a time: decoding takes a lot of memory. */
    private final Scheduler drawing = Schedulers.newBoundedElastic(2, 50, "pictures");

    Pictures(DatabaseClient db, MediaStore store, Clock clock) {
        this.db = db;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes in a cooperative's picture. Refuses {@code picture-too-big} over 8 MB, {@code picture-type},
     * {@code picture-too-large}, {@code picture-broken}, {@code picture-slow} after 20 s.
     */
    public Mono<Picture> add(UUID cooperativeId, byte[] file) {
        if (file.length > FILE_MAX_BYTES) {
            return Mono.error(Refusal.invalidField("file", "picture-too-big"));
        }
        var id = Ids.next();
        return Mono.fromCallable(() -> Raster.draw(file, WIDTHS))
                .subscribeOn(drawing)
                .timeout(TIME_LIMIT, Mono.error(() -> Refusal.invalidField("file", "picture-slow")))
                .flatMap(
                        drawn ->
                                Flux.fromIterable(drawn.jpegByWidth().entrySet())
                                        .concatMap(
                                                e ->
                                                        store.write(
                                                                jpegKey(id, e.getKey()),
                                                                e.getValue()))
                                        .then(
                                                insert(
                                                        id,
                                                        cooperativeId,
                                                        null,
                                                        drawn.width(),
                                                        drawn.height()))
                                        .thenReturn(
                                                new Picture(id, drawn.width(), drawn.height())));
    }

    /**
     * Takes in a drawing of the project, which every cooperative may use; the same name again replaces
     * the file and answers the same id. Only for files that the project itself ships.
     */
    public Mono<UUID> addDrawing(String name, byte[] svg) {
        return insert(Ids.next(), null, name, 200, 200)
                .flatMap(id -> store.write(drawingKey(id), svg).thenReturn(id));
    }

    private Mono<UUID> insert(
            UUID id,
            @Nullable UUID cooperativeId,
            @Nullable String drawing,
            int width,
            int height) {
        return db.sql(
                        """
                        insert into media.pictures (id, cooperative_id, drawing, width, height, created_at)
                        values (:id, :cooperative, :drawing, :width, :height, :now)
                        on conflict (drawing) do update set width = excluded.width
                        returning id
                        """)
                .bind("id", id)
                .bind("cooperative", Columns.orNull(cooperativeId, UUID.class))
                .bind("drawing", Columns.orNull(drawing, String.class))
                .bind("width", width)
                .bind("height", height)
                .bind("now", clock.instant())
                .map(row -> Columns.uuid(row, "id"))
                .one();
    }

    /** Refuses as unknown unless every one is the cooperative's own or a drawing of the project. */
    public Mono<Void> checkUsable(UUID cooperativeId, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Mono.empty();
        }
        return db.sql(
                        """
                        select count(*) as usable from media.pictures
                         where id = any(:ids) and (cooperative_id = :cooperative or cooperative_id is null)
                        """)
                .bind("ids", ids.stream().distinct().toArray(UUID[]::new))
                .bind("cooperative", cooperativeId)
                .map(row -> Columns.number(row, "usable"))
                .one()
                .filter(usable -> usable == ids.stream().distinct().count())
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then();
    }

    /**
     * The file to serve; empty when there is none. Asks no database.
     *
     * @param width one of {@link #WIDTHS}; a drawing has no width and fits all
     */
    public Mono<PictureFile> file(UUID id, int width) {
        if (!WIDTHS.contains(width)) {
            return Mono.empty();
        }
        return store.read(jpegKey(id, width))
                .map(content -> new PictureFile("image/jpeg", content))
                .switchIfEmpty(
                        store.read(drawingKey(id))
                                .map(content -> new PictureFile("image/svg+xml", content)));
    }

    private static String jpegKey(UUID id, int width) {
        return id + "/" + width + ".jpg";
    }

    private static String drawingKey(UUID id) {
        return id + "/drawing.svg";
    }
}
