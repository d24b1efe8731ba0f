package id.tokoperasi.storefront.department;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.storefront.department.PaperView.Line;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.PaperLine;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;
import id.tokoperasi.verification.Application;
import id.tokoperasi.verification.Applications;
import id.tokoperasi.verification.Checklist;
import id.tokoperasi.verification.DecisionReason;
import id.tokoperasi.verification.Desk;
import id.tokoperasi.verification.Item;
import id.tokoperasi.verification.ItemState;
import id.tokoperasi.verification.Outcome;
import id.tokoperasi.verification.Requirement;
import id.tokoperasi.verification.Requirements;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Assembles the officers' queue and one paper of it. */
@Component
class QueuePages {

    private static final int PAGE = 25;
    private static final List<ItemState> TABS =
            List.of(
                    ItemState.WAITING,
                    ItemState.ASKED_AGAIN,
                    ItemState.REJECTED,
                    ItemState.EXPIRED,
                    ItemState.ACCEPTED,
                    ItemState.WAIVED);

    private final DepartmentShells shells;
    private final Desk desk;
    private final Requirements requirements;
    private final Applications applications;
    private final Checklist checklist;
    private final Cooperatives cooperatives;
    private final Clock clock;

    QueuePages(
            DepartmentShells shells,
            Desk desk,
            Requirements requirements,
            Applications applications,
            Checklist checklist,
            Cooperatives cooperatives,
            Clock clock) {
        this.shells = shells;
        this.desk = desk;
        this.requirements = requirements;
        this.applications = applications;
        this.checklist = checklist;
        this.cooperatives = cooperatives;
        this.clock = clock;
    }

    /** Query fields {@code keadaan}, {@code jenis}, {@code sesudah}. */
    Mono<QueueView> queue(ServerWebExchange exchange, CurrentUser user, FormErrors errors) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var state =
                TABS.stream()
                        .filter(s -> s.name().equals(typed.text("keadaan")))
                        .findFirst()
                        .orElse(ItemState.WAITING);
        return requirements
                .all()
                .flatMap(
                        kinds -> {
                            var kind = kind(kinds, typed.text("jenis"));
                            var wish =
                                    new Desk.Wish(
                                            state,
                                            kind.orElse(null),
                                            null,
                                            typed.id("sesudah").orElse(null),
                                            PAGE + 1);
                            return Mono.zip(
                                            shells.of(exchange, user),
                                            desk.queue(wish),
                                            desk.load())
                                    .map(
                                            all ->
                                                    queue(
                                                            all.getT1(),
                                                            all.getT2(),
                                                            all.getT3(),
                                                            kinds,
                                                            state,
                                                            kind.orElse(""),
                                                            user,
                                                            Languages.of(exchange),
                                                            errors));
                        });
    }

    private static Optional<String> kind(List<Requirement> kinds, String typed) {
        return Stream.concat(
                        Stream.of(Requirement.APPLICATION), kinds.stream().map(Requirement::code))
                .filter(code -> code.equals(typed))
                .findFirst();
    }

    private QueueView queue(
            DepartmentShell shell,
            List<Desk.Entry> found,
            Desk.Load load,
            List<Requirement> kinds,
            ItemState state,
            String kind,
            CurrentUser user,
            Locale locale,
            FormErrors errors) {
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        var base = "/dinas/verifikasi?keadaan=" + state + (kind.isEmpty() ? "" : "&jenis=" + kind);
        return new QueueView(
                shell,
                load.all(),
                load.oldestDays(),
                TABS.stream()
                        .map(
                                s ->
                                        new Choice(
                                                "/dinas/verifikasi?keadaan=" + s,
                                                "paper.state." + s,
                                                s == state))
                        .toList(),
                kinds(kinds, kind, locale),
                state.name(),
                shown.stream().map(e -> row(e, user, locale)).toList(),
                shell.mayDecide() && state == ItemState.WAITING && !shown.isEmpty(),
                reasons(),
                found.size() > PAGE ? base + "&sesudah=" + shown.getLast().item().id() : null,
                PAGE,
                errors);
    }

    private static List<Choice> kinds(List<Requirement> kinds, String chosen, Locale locale) {
        return kinds.stream()
                .map(r -> new Choice(r.code(), name(r, locale), r.code().equals(chosen)))
                .toList();
    }

    private static String name(Requirement r, Locale locale) {
        return locale.equals(Languages.ENGLISH) ? r.nameEn() : r.name();
    }

    private QueueView.Row row(Desk.Entry e, CurrentUser user, Locale locale) {
        var held = e.item().isHeldFrom(user.subject(), clock.instant());
        return new QueueView.Row(
                e.item().id(),
                e.cooperative(),
                name(e.requirement(), locale),
                e.item().asked().name(),
                e.item().state().name(),
                e.workingDays(),
                held ? Objects.toString(e.item().heldName(), "") : "",
                e.requirement().code().equals(Requirement.APPLICATION));
    }

    private static List<Choice> reasons() {
        return Arrays.stream(DecisionReason.values())
                .map(r -> new Choice(r.name(), "paper.reason." + r, false))
                .toList();
    }

    /** One paper with all that is known beside it. */
    Mono<PaperView> paper(
            ServerWebExchange exchange, CurrentUser user, UUID itemId, FormErrors errors) {
        return desk.find(itemId)
                .flatMap(
                        e -> {
                            var id = e.item().cooperativeId();
                            var registered = cooperatives.byIds(List.of(id)).next();
                            var sent = applications.sent(id);
                            var lines =
                                    registered
                                            .flatMap(c -> checklist.of(id))
                                            .switchIfEmpty(sent.flatMap(applications::lines));
                            return Mono.zip(
                                            shells.of(exchange, user),
                                            registered
                                                    .map(Optional::of)
                                                    .defaultIfEmpty(Optional.empty()),
                                            sent.map(Optional::of).defaultIfEmpty(Optional.empty()),
                                            lines.defaultIfEmpty(List.of()))
                                    .map(
                                            all ->
                                                    paper(
                                                            all.getT1(),
                                                            e,
                                                            all.getT2().orElse(null),
                                                            all.getT3().orElse(null),
                                                            all.getT4(),
                                                            user,
                                                            Languages.of(exchange),
                                                            errors));
                        });
    }

    private PaperView paper(
            DepartmentShell shell,
            Desk.Entry e,
            @Nullable Cooperative c,
            @Nullable Application a,
            List<Checklist.Line> lines,
            CurrentUser user,
            Locale locale,
            FormErrors errors) {
        var item = e.item();
        var now = clock.instant();
        var held = item.isHeldFrom(user.subject(), now);
        var form = e.requirement().code().equals(Requirement.APPLICATION);
        return new PaperView(
                shell,
                item.id(),
                item.cooperativeId(),
                item.version(),
                e.cooperative(),
                name(e.requirement(), locale),
                item.state().name(),
                item.asked().name(),
                item.waitingSince(),
                e.workingDays(),
                item.number(),
                item.claimedUntil(),
                item.validUntil(),
                Objects.requireNonNullElse(item.note(), ""),
                form,
                a == null ? facts(c) : facts(a, Words.of(locale)),
                files(item, lines),
                lines.stream().map(l -> PaperLine.of(l, locale)).toList(),
                held ? Objects.toString(item.heldName(), "") : "",
                item.heldUntil(),
                user.subject().equals(item.heldBy())
                        && item.heldUntil() != null
                        && item.heldUntil().isAfter(now),
                shell.mayDecide() && !held ? outcomes(e, form) : List.of(),
                reasons(),
                Objects.toString(item.claimedUntil(), ""),
                c == null ? "" : c.status().name(),
                errors);
    }

    private static List<PaperLine.File> files(Item item, List<Checklist.Line> lines) {
        return lines.stream()
                .filter(l -> item.equals(l.item()))
                .flatMap(l -> l.documents().stream())
                .map(PaperLine.File::of)
                .toList();
    }

    private static List<Choice> outcomes(Desk.Entry e, boolean form) {
        var waits = e.item().state() == ItemState.WAITING;
        var outcomes = new ArrayList<Outcome>();
        if (waits) {
            outcomes.add(Outcome.ACCEPT);
        }
        if (waits || !form && e.item().state() != ItemState.REJECTED) {
            outcomes.add(Outcome.ASK_AGAIN);
            outcomes.add(Outcome.REJECT);
        }
        if (e.requirement().waivable() && e.item().state() != ItemState.ACCEPTED) {
            outcomes.add(Outcome.WAIVE);
        }
        return outcomes.stream()
                .map(o -> new Choice(o.name(), "dinas.outcome." + o, false))
                .toList();
    }

    private static List<Line> facts(@Nullable Cooperative c) {
        return c == null
                ? List.of()
                : Stream.of(
                                new Line("application.legal", c.legalEntityNumber()),
                                new Line("application.nib", c.nib()),
                                new Line("application.tax", Objects.toString(c.taxNumber(), "")),
                                new Line("application.village", c.village()),
                                new Line("application.address", c.address()))
                        .filter(l -> !l.value().isEmpty())
                        .toList();
    }

    private static List<Line> facts(Application a, Words words) {
        var f = a.form();
        var facts = new ArrayList<Line>();
        facts.add(new Line("application.legal", f.legalEntityNumber()));
        facts.add(new Line("application.number", f.cooperativeNumber()));
        facts.add(new Line("application.nib", f.nib()));
        facts.add(new Line("application.tax", f.taxNumber().replaceAll("(.{4})(?=.)", "$1 ")));
        facts.add(new Line("application.village", f.village()));
        facts.add(new Line("application.address", f.address()));
        facts.add(new Line("application.founded", Objects.toString(f.foundedYear(), "")));
        facts.add(
                new Line(
                        "application.members",
                        f.memberCount() == null ? "" : words.number(f.memberCount())));
        facts.add(new Line("application.applicant", a.applicantName()));
        facts.add(
                new Line(
                        "application.bank",
                        f.bankName()
                                + " ••••"
                                + Objects.toString(a.bankAccountHint(), "")
                                + ", "
                                + f.bankHolder()));
        for (var o : f.officers()) {
            var until = o.termUntil() == null ? "" : " – " + words.date(o.termUntil());
            var from = o.termFrom() == null ? "" : ", " + words.date(o.termFrom());
            var nik = o.nikHint() == null ? "" : ", NIK ••••" + o.nikHint();
            facts.add(new Line("application.role." + o.role(), o.name() + nik + from + until));
        }
        return facts.stream().filter(l -> !l.value().isEmpty()).toList();
    }
}
