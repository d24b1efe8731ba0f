package id.tokoperasi.bulk;

import id.tokoperasi.jobs.Job;
import id.tokoperasi.jobs.JobState;
import id.tokoperasi.jobs.Jobs;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.sheets.SheetFormat;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Exports as jobs; the file can be fetched for 24 hours, by the cooperative that asked. */
@Component
public class Exports {

    /** Kind of the jobs. */
    public static final String KIND = "export";

    /** How long a file can be fetched. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int OPEN = 3;
    private static final int DAILY = 20;

    private final Jobs jobs;
    private final MediaStore media;
    private final JsonMapper json;
    private final Clock clock;

    Exports(Jobs jobs, MediaStore media, JsonMapper json, Clock clock) {
        this.jobs = jobs;
        this.media = media;
        this.json = json;
        this.clock = clock;
    }

    /** What an export was told. */
    record Wish(ImportKind kind, SheetFormat.Kind format) {}

    /** What it has made. */
    record Made(String key, long rows, Instant until) {}

    /**
     * Asks for a file with all rows. Refuses {@code jobs-running} with three under way and {@code
     * jobs-many} after twenty in a day.
     *
     * @param id the same for a repeated call
     */
    public Mono<Export> ask(
            UUID id, UUID cooperativeId, ImportKind kind, SheetFormat.Kind format, String actor) {
        return jobs.refuseMany(cooperativeId, List.of(KIND), OPEN, DAILY)
                .then(
                        Mono.defer(
                                () ->
                                        jobs.start(
                                                id,
                                                KIND,
                                                cooperativeId,
                                                json.writeValueAsString(new Wish(kind, format)),
                                                actor)))
                .map(this::of);
    }

    /** Refuses as unknown what is not that cooperative's, and what is no export. */
    public Mono<Export> find(UUID id, UUID cooperativeId) {
        return jobs.find(id, cooperativeId)
                .filter(job -> job.kind().equals(KIND))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(this::of);
    }

    private Export of(Job job) {
        var wish = json.readValue(job.input(), Wish.class);
        if (job.state() != JobState.DONE) {
            return new Export(job, wish.kind(), wish.format(), 0, null);
        }
        var made = json.readValue(Objects.requireNonNull(job.memo()), Made.class);
        return new Export(job, wish.kind(), wish.format(), made.rows(), made.until());
    }

    /**
     * The file on this machine. Refuses as unknown what is not that cooperative's, {@code export-unready}
     * before it is written and {@code export-over} after 24 hours.
     */
    public Mono<Path> file(UUID id, UUID cooperativeId) {
        return find(id, cooperativeId)
                .flatMap(
                        export -> {
                            var until = export.until();
                            if (until == null) {
                                return Mono.error(Refusal.conflict("export-unready"));
                            }
                            var made =
                                    json.readValue(
                                            Objects.requireNonNull(export.job().memo()),
                                            Made.class);
                            return clock.instant().isAfter(until)
                                    ? Mono.<Path>empty()
                                    : media.local(made.key());
                        })
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("export-over")));
    }
}
