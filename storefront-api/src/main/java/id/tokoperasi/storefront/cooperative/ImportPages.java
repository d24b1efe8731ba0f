package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Role;
import id.tokoperasi.bulk.Export;
import id.tokoperasi.bulk.Import;
import id.tokoperasi.bulk.ImportKind;
import id.tokoperasi.bulk.Imports;
import id.tokoperasi.bulk.RowProblem;
import id.tokoperasi.bulk.Tally;
import id.tokoperasi.jobs.Job;
import id.tokoperasi.jobs.JobState;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.sheets.SheetFormat;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Languages;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Assembles the pages of imports and exports. */
@Component
class ImportPages {

    private static final int RECENT = 20;
    private static final int SHOWN = 50;

    private final LapakShells lapaks;
    private final Imports imports;
    private final FormWords words;
    private final MessageSource messages;
    private final JsonMapper json;

    ImportPages(
            LapakShells lapaks,
            Imports imports,
            FormWords words,
            MessageSource messages,
            JsonMapper json) {
        this.lapaks = lapaks;
        this.imports = imports;
        this.words = words;
        this.messages = messages;
        this.json = json;
    }

    /** What this person may see of the kinds: the register of members is the managers'. */
    static List<ImportKind> kindsOf(CurrentUser user) {
        return Arrays.stream(ImportKind.values())
                .filter(k -> k != ImportKind.MEMBERS || user.is(Role.MANAGER))
                .toList();
    }

    /** Refuses {@code role-missing} for a kind that this person may not touch. */
    static ImportKind allowed(CurrentUser user, ImportKind kind) {
        if (!kindsOf(user).contains(kind)) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED, "role-missing", Map.of("roles", Role.MANAGER.name()));
        }
        return kind;
    }

    Mono<ImportsView> list(
            ServerWebExchange exchange, UUID cooperativeId, CurrentUser user, FormErrors errors) {
        var kinds = kindsOf(user);
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        imports.recent(cooperativeId, kinds, RECENT).collectList())
                .map(
                        all ->
                                new ImportsView(
                                        all.getT1(),
                                        kinds.stream()
                                                .map(k -> new ImportsView.Kind(k.path(), label(k)))
                                                .toList(),
                                        all.getT2().stream().map(this::row).toList(),
                                        errors));
    }

    private static String label(ImportKind kind) {
        return "import.kind." + kind.name();
    }

    private ImportsView.Row row(Import i) {
        var last = i.run() == null ? i.trial() : i.run();
        var state =
                i.run() != null
                        ? "import.state.run." + i.run().state()
                        : i.trial() != null
                                ? "import.state.trial." + i.trial().state()
                                : "import.state.sent";
        return new ImportsView.Row(
                i.id(),
                i.fileName(),
                label(i.kind()),
                state,
                imports.tally(last).rows(),
                i.createdAt());
    }

    Mono<ImportView> one(
            ServerWebExchange exchange,
            UUID cooperativeId,
            UUID importId,
            CurrentUser user,
            FormErrors errors) {
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        imports.find(importId, cooperativeId),
                        imports.problems(importId, cooperativeId, 0, SHOWN + 1).collectList())
                .doOnNext(all -> allowed(user, all.getT2().kind()))
                .map(all -> view(exchange, all.getT1(), all.getT2(), all.getT3(), errors));
    }

    private ImportView view(
            ServerWebExchange exchange,
            LapakShell lapak,
            Import i,
            List<RowProblem> problems,
            FormErrors errors) {
        var job = i.run() == null ? i.trial() : i.run();
        var running = job != null && job.state().isOpen();
        var shown = problems.subList(0, Math.min(problems.size(), SHOWN));
        return new ImportView(
                lapak,
                i.id(),
                i.fileName(),
                label(i.kind()),
                format(i.format()),
                step(i),
                running,
                job == null ? 0 : job.percent(),
                job == null ? 0 : job.done(),
                job == null || job.total() == null ? 0 : job.total(),
                job == null ? Tally.NONE : imports.tally(job),
                job == null ? null : failed(job, exchange),
                job != null && job.state() == JobState.CANCELLED,
                fields(i),
                shown.stream().map(p -> wrong(i.kind(), p, exchange)).toList(),
                problems.size() > SHOWN,
                errors);
    }

    private static int step(Import i) {
        var run = i.run();
        var trial = i.trial();
        if (run != null) {
            return run.state().isOpen() ? 4 : run.state() == JobState.DONE ? 5 : 3;
        }
        if (trial != null && trial.state() != JobState.FAILED) {
            return trial.state().isOpen() ? 2 : trial.state() == JobState.DONE ? 3 : 1;
        }
        return 1;
    }

    private static String format(SheetFormat format) {
        return format.kind() == SheetFormat.Kind.XLSX
                ? "XLSX"
                : "CSV, "
                        + format.encoding()
                        + ", "
                        + (format.separator() == '\t' ? "tab" : String.valueOf(format.separator()));
    }

    @Nullable String failed(Job job, ServerWebExchange exchange) {
        var problem = job.problem();
        var facts = job.problemFacts();
        return problem == null
                ? null
                : words.sentence(
                        problem,
                        facts == null
                                ? Map.of()
                                : json.readValue(
                                        facts, new TypeReference<Map<String, Object>>() {}),
                        exchange);
    }

    private static List<ImportView.Field> fields(Import i) {
        var fields = new ArrayList<ImportView.Field>();
        for (int f = 0; f < i.kind().fields().size(); f++) {
            var field = i.kind().fields().get(f);
            var columns = new ArrayList<Choice>();
            for (int c = 0; c < i.headings().size(); c++) {
                var heading = i.headings().get(c);
                columns.add(
                        new Choice(
                                "" + c,
                                heading.isEmpty() ? "" + (c + 1) : heading,
                                i.mapping().get(f) == c));
            }
            fields.add(
                    new ImportView.Field(field.name(), field.heading(), field.required(), columns));
        }
        return fields;
    }

    private ImportView.Wrong wrong(ImportKind kind, RowProblem p, ServerWebExchange exchange) {
        return new ImportView.Wrong(p.row(), heading(kind, p.field()), sentence(p, exchange));
    }

    String word(String key, ServerWebExchange exchange) {
        return Objects.requireNonNull(messages.getMessage(key, null, Languages.of(exchange)));
    }

    String sentence(RowProblem p, ServerWebExchange exchange) {
        return words.sentence(p.code(), p.facts(), exchange);
    }

    static String heading(ImportKind kind, String field) {
        return kind.fields().stream()
                .filter(f -> f.name().equals(field))
                .map(f -> f.heading())
                .findFirst()
                .orElse("");
    }

    Mono<ExportView> export(ServerWebExchange exchange, UUID cooperativeId, Export export) {
        return lapaks.of(exchange, cooperativeId)
                .map(
                        lapak ->
                                new ExportView(
                                        lapak,
                                        export.job().id(),
                                        export.fileName(),
                                        export.job().state().isOpen(),
                                        export.rows(),
                                        export.until(),
                                        failed(export.job(), exchange)));
    }
}
