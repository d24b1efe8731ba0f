package id.tokoperasi.storefront.department;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The record of decisions, for auditors and officers. */
@Controller
class RecordController {

    private static final int PAGE = 25;
    private static final int SUBJECT_MAX = 141;

    private final DepartmentShells shells;
    private final Audit audit;
    private final JsonMapper json;

    RecordController(DepartmentShells shells, Audit audit, JsonMapper json) {
        this.shells = shells;
        this.audit = audit;
        this.json = json;
    }

    /**
     * What was decided about a subject, or last about anything.
     *
     * @param subject such as {@code cooperative:…}
     * @param before the last number seen
     */
    @GetMapping("/dinas/jejak")
    Mono<Rendering> decisions(
            ServerWebExchange exchange,
            CurrentUser user,
            @RequestParam(name = "tentang", defaultValue = "") String subject,
            @RequestParam(name = "sebelum", required = false) @Nullable Long before) {
        var about = subject.strip();
        return Mono.zip(shells.of(exchange, user), found(about, before), brokenAt(about))
                .map(all -> view(all.getT1(), about, all.getT2(), all.getT3()))
                .map(view -> Fragments.page("department/record", view));
    }

    private Mono<List<AuditEntry>> found(String subject, @Nullable Long before) {
        if (subject.isEmpty()) {
            return audit.latest(PAGE).collectList();
        }
        return subject.length() > SUBJECT_MAX
                ? Mono.just(List.of())
                : audit.of(subject, before, PAGE + 1).collectList();
    }

    private Mono<Long> brokenAt(String subject) {
        return subject.isEmpty()
                ? Mono.just(0L)
                : audit.verify(subject).map(b -> b.seq()).defaultIfEmpty(0L);
    }

    private RecordView view(
            DepartmentShell shell, String subject, List<AuditEntry> found, long brokenAt) {
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var more = found.size() > PAGE;
        return new RecordView(
                shell,
                subject,
                shown.stream().map(this::row).toList(),
                brokenAt,
                more ? older(subject, shown.getLast().seq()) : null);
    }

    private static String older(String subject, long seq) {
        var about = UriUtils.encode(subject, StandardCharsets.UTF_8);
        return "/dinas/jejak?tentang=" + about + "&sebelum=" + seq;
    }

    private RecordView.Row row(AuditEntry entry) {
        var fields = json.readTree(entry.canonical());
        return new RecordView.Row(
                entry.subject(),
                UriUtils.encode(entry.subject(), StandardCharsets.UTF_8),
                entry.seq(),
                entry.at(),
                entry.actor(),
                fields.path("actingAs").asString(""),
                entry.operation(),
                changes(entry, fields.path("before"), fields.path("after")),
                entry.hash().substring(0, 12));
    }

    private static List<RecordView.Change> changes(
            AuditEntry entry, JsonNode before, JsonNode after) {
        var names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        var changes =
                names.stream()
                        .map(
                                n ->
                                        new RecordView.Change(
                                                n, text(before.path(n)), text(after.path(n))))
                        .filter(c -> !c.before().equals(c.after()))
                        .toList();
        var personal =
                entry.personal().entrySet().stream()
                        .map(p -> new RecordView.Change(p.getKey(), "", p.getValue()));
        return Stream.concat(changes.stream(), personal).toList();
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? ""
                : node.isValueNode() ? node.asString() : node.toString();
    }
}
