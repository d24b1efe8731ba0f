package id.tokoperasi.bulk;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.jobs.Job;
import id.tokoperasi.jobs.Jobs;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.sheets.SheetRow;
import id.tokoperasi.sheets.Sheets;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Import of many rows: send a file, say what its columns are, try it out, then take it in. */
@Component
public class Imports {

    /** Kind of the job that tries a file out. */
    public static final String CHECK = "import-check";

    /** Kind of the job that takes a file in. */
    public static final String RUN = "import-run";

    private static final int OPEN = 3;
    private static final int DAILY = 200;
    private static final int PROBLEMS_MAX = 300_000;

    private final ImportRows rows;
    private final Jobs jobs;
    private final ImportFiles files;
    private final Audit audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    Imports(
            ImportRows rows,
            Jobs jobs,
            ImportFiles files,
            Audit audit,
            Transactions transactions,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.files = files;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a file and guesses what its columns are. Refuses {@code file-too-big} over 20 MB as soon as
     * it is over, and what {@link Sheets#rows} refuses; then nothing is kept.
     *
     * @param id the same for a repeated call
     * @param fileName for people only; what the file is, is found out from its content
     */
    public Mono<Import> send(
            UUID id,
            UUID cooperativeId,
            ImportKind kind,
            String fileName,
            Flux<DataBuffer> content,
            String actor) {
        return files.send(id, cooperativeId, kind, fileName, content, actor);
    }

    /** Refuses as unknown what is not that cooperative's. */
    public Mono<Import> find(UUID id, UUID cooperativeId) {
        return stored(id, cooperativeId).flatMap(s -> withJobs(List.of(s), cooperativeId).next());
    }

    private Mono<ImportRows.Stored> stored(UUID id, UUID cooperativeId) {
        return rows.byId(id, cooperativeId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** The last ones of these kinds, newest first. */
    public Flux<Import> recent(UUID cooperativeId, Collection<ImportKind> kinds, int size) {
        return rows.recent(cooperativeId, kinds, size)
                .collectList()
                .flatMapMany(found -> withJobs(found, cooperativeId));
    }

    private Flux<Import> withJobs(List<ImportRows.Stored> found, UUID cooperativeId) {
        var ids =
                found.stream()
                        .flatMap(s -> Stream.of(s.checkJob(), s.runJob()))
                        .filter(Objects::nonNull)
                        .toList();
        return jobs.byIds(ids, cooperativeId)
                .collectMap(Job::id)
                .flatMapIterable(byId -> found.stream().map(s -> with(s, byId)).toList());
    }

    private static Import with(ImportRows.Stored s, Map<UUID, Job> jobs) {
        var i = s.plain();
        return new Import(
                i.id(),
                i.cooperativeId(),
                i.kind(),
                i.fileName(),
                i.fileKey(),
                i.bytes(),
                i.format(),
                i.headings(),
                i.mapping(),
                job(s.checkJob(), jobs),
                job(s.runJob(), jobs),
                i.version(),
                i.createdAt());
    }

    private static @Nullable Job job(@Nullable UUID id, Map<UUID, Job> jobs) {
        return id == null ? null : jobs.get(id);
    }

    /**
     * Says which column has which field and tries the file out, which changes nothing. Refuses {@code
     * mapping-malformed}, {@code mapping-incomplete} when a required field has none, {@code
     * import-begun} once it is being taken in, {@code jobs-running} when a trial runs.
     *
     * @param jobId the same for a repeated call
     * @param mapping for each field of the kind a column from 0, or -1; each column once
     */
    public Mono<Import> check(
            UUID jobId, UUID id, UUID cooperativeId, List<Integer> mapping, String actor) {
        return find(id, cooperativeId)
                .doOnNext(i -> i.refuseUnlessReadable(mapping))
                .delayUntil(i -> jobs.refuseMany(cooperativeId, List.of(CHECK, RUN), OPEN, DAILY))
                .flatMap(
                        i ->
                                transactions.run(
                                        () ->
                                                rows.map(id, cooperativeId, mapping)
                                                        .then(rows.check(id, cooperativeId, jobId))
                                                        .filter(n -> n == 1)
                                                        .switchIfEmpty(
                                                                Mono.error(
                                                                        () ->
                                                                                Refusal.conflict(
                                                                                        "import-begun")))
                                                        .then(
                                                                jobs.start(
                                                                        jobId,
                                                                        CHECK,
                                                                        cooperativeId,
                                                                        id.toString(),
                                                                        actor))))
                .then(find(id, cooperativeId));
    }

    /**
     * Takes in the rows that the trial found good. Refuses {@code import-untried} without a finished
     * trial of this mapping, {@code import-begun} when it is done or under way; one that failed or was
     * cancelled may be begun again, and finds what it had taken in to be the same.
     *
     * @param jobId the same for a repeated call
     */
    public Mono<Import> run(UUID jobId, UUID id, UUID cooperativeId, String actor) {
        return find(id, cooperativeId)
                .doOnNext(Import::refuseUntried)
                .delayUntil(i -> jobs.refuseMany(cooperativeId, List.of(CHECK, RUN), OPEN, DAILY))
                .flatMap(i -> transactions.run(() -> begin(jobId, i, actor)))
                .then(find(id, cooperativeId));
    }

    private Mono<Job> begin(UUID jobId, Import i, String actor) {
        var before = i.run();
        return rows.run(i.id(), i.cooperativeId(), jobId, before == null ? null : before.id())
                .filter(n -> n == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("import-begun")))
                .then(jobs.start(jobId, RUN, i.cooperativeId(), i.id().toString(), actor))
                .delayUntil(
                        job ->
                                audit.record(
                                        Decision.of(
                                                "import:" + i.id(),
                                                actor,
                                                "STAFF",
                                                i.cooperativeId(),
                                                "import-begun",
                                                Map.of(),
                                                Map.of(
                                                        "kind",
                                                        i.kind().name(),
                                                        "rows",
                                                        tally(i.trial()).ready())),
                                        clock.instant()));
    }

    /** Ends the trial or the import that runs; refuses {@code job-finished} when none does. */
    public Mono<Import> cancel(UUID id, UUID cooperativeId) {
        return find(id, cooperativeId)
                .flatMap(
                        i -> {
                            var job = i.run() == null ? i.trial() : i.run();
                            return job == null
                                    ? Mono.error(Refusal.conflict("job-finished"))
                                    : jobs.cancel(job.id(), cooperativeId);
                        })
                .then(find(id, cooperativeId));
    }

    /** What a job of an import has counted. */
    public Tally tally(@Nullable Job job) {
        return job == null || job.memo() == null
                ? Tally.NONE
                : json.readValue(job.memo(), Tally.class);
    }

    /**
     * What is wrong with which row, in the order of the file. Refuses as unknown what is not that
     * cooperative's.
     *
     * @param afterRow the last row seen, or 0
     * @param size at most 1,000
     */
    public Flux<RowProblem> problems(UUID id, UUID cooperativeId, int afterRow, int size) {
        return stored(id, cooperativeId).flatMapMany(s -> rows.problems(id, afterRow, size));
    }

    /** A row of the file with what is wrong with it. */
    public record BadRow(SheetRow row, List<RowProblem> problems) {}

    /**
     * The rows with something to mend, as they stand in the file. Refuses as unknown what is not that
     * cooperative's, {@code import-gone} when the file is no longer kept.
     */
    public Flux<BadRow> badRows(UUID id, UUID cooperativeId) {
        return stored(id, cooperativeId)
                .zipWith(
                        rows.problems(id, 0, PROBLEMS_MAX)
                                .collect(Collectors.groupingBy(RowProblem::row)))
                .flatMapMany(
                        both ->
                                files.rows(both.getT1().plain())
                                        .filter(row -> both.getT2().containsKey(row.number()))
                                        .map(
                                                row ->
                                                        new BadRow(
                                                                row,
                                                                problemsOf(row, both.getT2()))));
    }

    private static List<RowProblem> problemsOf(
            SheetRow row, Map<Integer, List<RowProblem>> problems) {
        return problems.getOrDefault(row.number(), List.of());
    }

    /** Throws away files whose time is over; answers how many. */
    public Mono<Integer> sweep() {
        return files.sweep();
    }
}
