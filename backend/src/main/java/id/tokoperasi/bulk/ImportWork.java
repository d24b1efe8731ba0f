package id.tokoperasi.bulk;

import id.tokoperasi.jobs.Checkpoint;
import id.tokoperasi.jobs.JobRun;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.sheets.Habits;
import id.tokoperasi.sheets.SheetRow;
import id.tokoperasi.sheets.Sheets;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Goes through the rows of a file in batches, each in one transaction with the count that it leads to, so
 * that a second try goes on where the first one stopped. A trial writes the same and rolls it back.
 */
@Component
class ImportWork {

    private static final int BATCH = 250;

    private final ImportRows rows;
    private final MediaStore media;
    private final Sheets sheets;
    private final Map<ImportKind, Target> targets;
    private final Transactions transactions;
    private final JsonMapper json;

    ImportWork(
            ImportRows rows,
            MediaStore media,
            Sheets sheets,
            List<Target> targets,
            Transactions transactions,
            JsonMapper json) {
        this.rows = rows;
        this.media = media;
        this.sheets = sheets;
        this.targets =
                targets.stream().collect(Collectors.toMap(Target::kind, Function.identity()));
        this.transactions = transactions;
        this.json = json;
    }

    /** Carries what a trial would have done out of the transaction that is rolled back. */
    private static final class Tried extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        private Tried(Outcome outcome) {
            super("tried", null, false, false);
            this.outcome = outcome;
        }
    }

    Mono<Void> run(JobRun run, boolean forGood) {
        var job = run.job();
        return rows.byId(UUID.fromString(job.input()), job.ownerId())
                .map(ImportRows.Stored::plain)
                .flatMap(
                        i ->
                                media.local(i.fileKey())
                                        .switchIfEmpty(
                                                Mono.error(() -> Refusal.conflict("import-gone")))
                                        .flatMap(file -> run(run, i, file, forGood)));
    }

    private Mono<Void> run(JobRun run, Import i, Path file, boolean forGood) {
        var memo = run.job().memo();
        var tally = memo == null ? Tally.NONE : json.readValue(memo, Tally.class);
        var pass = new Pass(run, i, forGood, targetOf(i), tally);
        return sheets.rows(file)
                .reduceWith(() -> pass, Pass::see)
                .flatMap(p -> run.total(p.rows))
                .then(
                        memo == null
                                ? run.step(() -> rows.clear(i.id()).thenReturn(pass.reached()))
                                : Mono.empty())
                .thenMany(sheets.rows(file))
                .map(pass::line)
                .bufferUntil(line -> !pass.target.belongsToTheOneBefore(line), true)
                .buffer(BATCH)
                .concatMap(pieces -> batch(pass, pieces.stream().flatMap(List::stream).toList()), 1)
                .then();
    }

    private Target targetOf(Import i) {
        var target = targets.get(i.kind());
        if (target == null) {
            throw new IllegalStateException("nobody takes " + i.kind());
        }
        return target;
    }

    /** Rows that an earlier try has done are only remembered. */
    private Mono<Void> batch(Pass pass, List<Line> lines) {
        lines.forEach(pass::refuseKey);
        var due = lines.stream().filter(l -> l.number() > pass.tally.row()).toList();
        if (due.isEmpty()) {
            return Mono.empty();
        }
        return pass.forGood ? write(pass, due) : attempt(pass, due);
    }

    private Mono<Void> write(Pass pass, List<Line> lines) {
        return Mono.defer(
                () -> {
                    var before = pass.tally;
                    return pass.run.step(
                            () -> {
                                lines.forEach(Line::reset);
                                pass.tally = before;
                                return put(pass, lines)
                                        .flatMap(outcome -> reach(pass, lines, outcome));
                            });
                });
    }

    private Mono<Void> attempt(Pass pass, List<Line> lines) {
        return transactions
                .<Outcome>run(
                        () -> {
                            lines.forEach(Line::reset);
                            return put(pass, lines)
                                    .flatMap(outcome -> Mono.error(new Tried(outcome)));
                        })
                .onErrorResume(Tried.class, tried -> Mono.just(tried.outcome))
                .flatMap(
                        outcome -> {
                            var before = pass.tally;
                            return pass.run.step(
                                    () -> {
                                        pass.tally = before;
                                        return reach(pass, lines, outcome);
                                    });
                        });
    }

    private Mono<Outcome> put(Pass pass, List<Line> lines) {
        var good = lines.stream().filter(l -> !l.isBad()).toList();
        var bad = lines.stream().filter(Line::isBad).toList();
        return rows.planAnew()
                .then(
                        Mono.defer(
                                () ->
                                        pass.target.put(
                                                pass.plain.cooperativeId(),
                                                good,
                                                pass.run.job().askedBy())))
                .doOnNext(outcome -> bad.forEach(line -> outcome.addAll(line.problems())));
    }

    private Mono<Checkpoint> reach(Pass pass, List<Line> lines, Outcome outcome) {
        pass.tally = pass.tally.plus(lines.getLast().number(), outcome);
        return rows.add(pass.plain.id(), outcome.problems()).then(Mono.fromSupplier(pass::reached));
    }

    /** One try at one file. Used by one batch at a time. */
    private final class Pass {
        private final JobRun run;
        private final Import plain;
        private final boolean forGood;
        private final Target target;
        private final List<Habits> habits = new ArrayList<>();
        private final Map<String, Integer> firstRowOf = new HashMap<>();
        private Tally tally;
        private long rows;

        private Pass(JobRun run, Import plain, boolean forGood, Target target, Tally tally) {
            this.run = run;
            this.plain = plain;
            this.forGood = forGood;
            this.target = target;
            this.tally = tally;
            plain.mapping().forEach(column -> habits.add(new Habits()));
        }

        private Pass see(SheetRow row) {
            rows++;
            for (int f = 0; f < habits.size(); f++) {
                habits.get(f).see(row.cell(plain.mapping().get(f)));
            }
            return this;
        }

        private Line line(SheetRow row) {
            var line = new Line(plain.kind(), plain.mapping(), habits, row);
            if (row.cells().stream().skip(plain.headings().size()).anyMatch(c -> !c.isEmpty())) {
                line.keep("", Refusal.invalid("row-too-long", Map.of()));
            }
            return line;
        }

        private void refuseKey(Line line) {
            var key = line.text(target.key()).toLowerCase(Locale.ROOT);
            if (ImportKind.isSample(key)) {
                line.keep(target.key(), Refusal.invalid("row-sample", Map.of()));
                return;
            }
            var first = key.isEmpty() ? null : firstRowOf.putIfAbsent(key, line.number());
            if (first != null) {
                line.keep(target.key(), Refusal.invalid("row-twice", Map.of("row", first)));
            }
        }

        private Checkpoint reached() {
            return new Checkpoint(tally.rows(), json.writeValueAsString(tally));
        }
    }
}
