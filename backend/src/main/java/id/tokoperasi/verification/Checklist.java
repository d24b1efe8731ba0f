package id.tokoperasi.verification;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.media.PictureFile;
import id.tokoperasi.media.PrivateFile;
import id.tokoperasi.media.PrivateFiles;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a cooperative has brought of all that it is asked for. */
@Component
public class Checklist {

    /** Files of one paper. */
    public static final int FILES_MAX = 20;

    private static final int NUMBER_MAX = 80;

    private final ItemRows items;
    private final Requirements requirements;
    private final Cooperatives cooperatives;
    private final PrivateFiles files;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Checklist(
            ItemRows items,
            Requirements requirements,
            Cooperatives cooperatives,
            PrivateFiles files,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.items = items;
        this.requirements = requirements;
        this.cooperatives = cooperatives;
        this.files = files;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One line of the list.
     *
     * @param item null while nothing was brought
     * @param documents newest first
     */
    public record Line(Requirement requirement, @Nullable Item item, List<Document> documents) {

        /** Where it stands. */
        public ItemState state() {
            return item == null ? ItemState.MISSING : item.state();
        }

        /** Whether nothing more is needed now. */
        public boolean isMet() {
            return item != null && item.met();
        }
    }

    /**
     * What is brought.
     *
     * @param number what stands on it; may be empty
     * @param until last day that stands on it; null when none does
     */
    public record Paper(String number, @Nullable LocalDate until, byte[] file) {}

    /** The list of a cooperative, in the order of the dinas. Refuses as unknown when there is none. */
    public Mono<List<Line>> of(UUID cooperativeId) {
        return cooperatives
                .find(cooperativeId)
                .flatMap(c -> lines(cooperativeId, c.sector(), c.kind()));
    }

    /** Three statements, whatever was brought. */
    Mono<List<Line>> lines(
            UUID cooperativeId, CooperativeSector sector, @Nullable CooperativeKind kind) {
        return Mono.zip(
                        requirements.all(),
                        items.of(cooperativeId).collectMap(Item::requirement),
                        items.documents(cooperativeId)
                                .collect(Collectors.groupingBy(Document::itemId)))
                .map(
                        all ->
                                all.getT1().stream()
                                        .filter(r -> r.isAskedOf(sector, kind))
                                        .map(r -> line(r, all.getT2().get(r.code()), all.getT3()))
                                        .toList());
    }

    private static Line line(
            Requirement r, @Nullable Item item, Map<UUID, List<Document>> documents) {
        return new Line(
                r, item, item == null ? List.of() : documents.getOrDefault(item.id(), List.of()));
    }

    /**
     * Brings a paper of a registered cooperative: it waits for the dinas. Refuses as unknown what it is not
     * asked for, {@code cooperative-state} when it has left, {@code paper-number} over 80 letters, {@code
     * paper-over} when it has run out already, {@code papers-too-many}, and what {@link PrivateFiles#add}
     * does.
     */
    public Mono<Item> bring(UUID cooperativeId, String requirement, Paper paper, String actor) {
        var now = clock.instant();
        return cooperatives
                .find(cooperativeId)
                .doOnNext(Checklist::refuseLeft)
                .flatMap(
                        c ->
                                lines(cooperativeId, c.sector(), c.kind())
                                        .flatMap(
                                                lines ->
                                                        bring(
                                                                cooperativeId,
                                                                requirement,
                                                                lines,
                                                                paper,
                                                                now,
                                                                actor)));
    }

    private static void refuseLeft(Cooperative c) {
        if (c.status() == CooperativeStatus.LEFT) {
            throw Refusal.conflict("cooperative-state");
        }
    }

    /** As above; {@code since} is null while the application was not sent. */
    Mono<Item> bring(
            UUID cooperativeId,
            String requirement,
            List<Line> lines,
            Paper paper,
            @Nullable Instant since,
            String actor) {
        var asked =
                lines.stream()
                        .filter(l -> l.requirement().code().equals(requirement))
                        .findFirst()
                        .orElseThrow(Refusal::unknown);
        check(asked, paper);
        return files.add(cooperativeId, paper.file())
                .flatMap(
                        file ->
                                transactions.run(
                                        () ->
                                                keep(
                                                        cooperativeId,
                                                        requirement,
                                                        paper,
                                                        since,
                                                        file,
                                                        actor)));
    }

    private void check(Line asked, Paper paper) {
        var until = paper.until();
        if (paper.number().length() > NUMBER_MAX) {
            throw Refusal.invalidField("number", "paper-number");
        }
        if (until != null && until.isBefore(Jakarta.day(clock.instant()))) {
            throw Refusal.invalidField("until", "paper-over");
        }
        if (asked.documents().size() >= FILES_MAX) {
            throw Refusal.invalidField("file", "papers-too-many");
        }
    }

    private Mono<Item> keep(
            UUID cooperativeId,
            String requirement,
            Paper paper,
            @Nullable Instant since,
            PrivateFile file,
            String actor) {
        var now = clock.instant();
        return items.bring(cooperativeId, requirement, paper.number(), paper.until(), since)
                .delayUntil(item -> items.keep(item, file, actor, now))
                .delayUntil(
                        item ->
                                audit.record(
                                        Decision.of(
                                                "cooperative:" + cooperativeId,
                                                actor,
                                                "MANAGER",
                                                cooperativeId,
                                                "paper-brought",
                                                Map.of(),
                                                Map.of(
                                                        "requirement", requirement,
                                                        "file", file.id().toString(),
                                                        "until",
                                                                Objects.toString(
                                                                        paper.until(), ""))),
                                        now));
    }

    /** A file of that cooperative, or of the application that is to become it; refuses as unknown. */
    public Mono<PictureFile> file(UUID documentId, UUID cooperativeId) {
        return files.open(documentId, cooperativeId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** How many of these lines are met. */
    public static long met(List<Line> lines) {
        return lines.stream().filter(Line::isMet).count();
    }

    /** What of these lines waits for the cooperative: duties first, as in the list. */
    public static List<Line> toDo(List<Line> lines) {
        Function<Boolean, List<Line>> part =
                duty ->
                        lines.stream()
                                .filter(l -> l.requirement().duty() == duty)
                                .filter(l -> !l.isMet() && l.state() != ItemState.WAITING)
                                .toList();
        return List.of(part.apply(true), part.apply(false)).stream().flatMap(List::stream).toList();
    }
}
