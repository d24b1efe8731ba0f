package id.tokoperasi.storefront.department;

import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.programme.KindChecks;
import id.tokoperasi.programme.Progress;
import id.tokoperasi.programme.RealSector;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.Step;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assembles the pages of the real-sector target. */
@Component
class RealSectorPages {

    static final String PATH = "/dinas/sektor-riil";

    private static final int PAGE = 24;
    private static final int WIDTH = 300;

    /** The steps before which one may stop, as addresses say them. */
    private static final Map<String, Step> WORDS =
            Map.of(
                    "dicek", Step.KIND_CHECKED,
                    "sektor-riil", Step.REAL_SECTOR,
                    "terverifikasi", Step.VERIFIED,
                    "terjual", Step.SOLD);

    private final DepartmentShells shells;
    private final RealSector realSector;
    private final KindChecks checks;
    private final Cooperatives cooperatives;
    private final Districts districts;

    RealSectorPages(
            DepartmentShells shells,
            RealSector realSector,
            KindChecks checks,
            Cooperatives cooperatives,
            Districts districts) {
        this.shells = shells;
        this.realSector = realSector;
        this.checks = checks;
        this.cooperatives = cooperatives;
        this.districts = districts;
    }

    /** The step that an address names; refuses as unknown any other word. */
    static Mono<Step> step(String word) {
        return Mono.justOrEmpty(WORDS.get(word)).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    private static String path(Step step) {
        return WORDS.entrySet().stream()
                .filter(e -> e.getValue() == step)
                .map(e -> PATH + "/" + e.getKey())
                .findFirst()
                .orElse(PATH);
    }

    /** Reached against target in the year of the query or this one. */
    Mono<ProgressView> progress(
            ServerWebExchange exchange, CurrentUser user, Typed typed, FormErrors errors) {
        var current = realSector.thisYear();
        var year = typed.count("tahun").orElse(current);
        return Mono.zip(shells.of(exchange, user), realSector.progress(year))
                .map(both -> view(both.getT1(), both.getT2(), year == current, typed, errors));
    }

    private static ProgressView view(
            DepartmentShell shell, Progress p, boolean current, Typed typed, FormErrors errors) {
        var t = p.target();
        return new ProgressView(
                shell,
                p.year(),
                p.asOf(),
                current,
                p.steps().stream().map(c -> row(c, p, current)).toList(),
                p.onlyLending(),
                p.sellingUnchecked(),
                p.at(Step.REGISTERED).village(),
                p.demo(),
                p.stated().stream()
                        .map(
                                f ->
                                        new ProgressView.Stated(
                                                f.name().name(),
                                                f.cooperatives(),
                                                f.statedOn(),
                                                f.source()))
                        .toList(),
                new ProgressView.Form(
                        typedOr(typed, "kindChecked", t.kindChecked(), t.version()),
                        typedOr(typed, "realSector", t.realSector(), t.version()),
                        typedOr(typed, "verified", t.verified(), t.version()),
                        typedOr(typed, "sold", t.sold(), t.version())),
                errors.any() ? typed.number("versi").orElse(t.version()) : t.version(),
                errors);
    }

    private static String typedOr(Typed typed, String field, int now, long version) {
        return typed.has(field) || version == 0 ? typed.text(field) : String.valueOf(now);
    }

    private static ProgressView.Row row(Progress.Count c, Progress p, boolean current) {
        var target = p.target().of(c.step());
        var most =
                Math.max(
                        1,
                        Math.max(
                                p.at(Step.REGISTERED).reached(), p.target().of(Step.KIND_CHECKED)));
        var first = c.step() == Step.REGISTERED;
        var before = p.at(c.step().previous());
        return new ProgressView.Row(
                c.step().name(),
                c.reached(),
                c.village(),
                target,
                target == 0 ? -1 : Math.toIntExact(c.reached() * 1_000 / target),
                Math.toIntExact(c.reached() * WIDTH / most),
                target == 0 ? -1 : Math.toIntExact((long) target * WIDTH / most),
                first ? 0 : before.reached() + before.village() - c.reached() - c.village(),
                first || !current ? null : path(c.step()));
    }

    /** Who stopped before the step; query field {@code sesudah}. */
    Mono<StoppedView> stopped(
            ServerWebExchange exchange, CurrentUser user, Step step, FormErrors errors) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        return Mono.zip(
                        shells.of(exchange, user),
                        realSector.stoppedBefore(step, typed.id("sesudah").orElse(null), PAGE),
                        names())
                .map(all -> view(all.getT1(), step, all.getT2(), all.getT3(), errors));
    }

    private Mono<Map<String, String>> names() {
        return districts
                .all()
                .map(all -> all.stream().collect(Collectors.toMap(District::code, District::name)));
    }

    private static StoppedView view(
            DepartmentShell shell,
            Step step,
            RealSector.StoppedPage page,
            Map<String, String> names,
            FormErrors errors) {
        var rows = page.rows().stream().map(s -> row(s, names)).toList();
        return new StoppedView(
                shell,
                step.name(),
                path(step),
                page.total(),
                rows,
                PAGE,
                page.more() ? path(step) + "?sesudah=" + rows.getLast().cooperativeId() : null,
                errors);
    }

    private static StoppedView.Row row(RealSector.Stopped stopped, Map<String, String> names) {
        var stand = stopped.stand();
        var c = stand.cooperative();
        var check = stand.check();
        var call = stopped.call();
        var answer = call == null ? null : call.answer();
        var claimed = call == null ? null : call.claimedSector();
        return new StoppedView.Row(
                c.id(),
                c.name(),
                names.getOrDefault(c.districtCode(), c.districtCode()),
                stand.isVillage(),
                c.registeredAt(),
                c.verifiedAt(),
                declared(c.sector()),
                check == null ? null : check.sector().name(),
                check == null ? null : check.checkedOn(),
                check == null ? "" : check.source(),
                stand.sales().orders(),
                call == null ? null : call.askedAt(),
                answer == null ? "" : answer,
                claimed == null ? null : claimed.name());
    }

    private static String declared(CooperativeSector sector) {
        return switch (sector) {
            case REAL -> Sector.REAL_SECTOR.name();
            case SAVINGS_AND_LOAN -> Sector.SAVINGS_AND_LOAN.name();
            case MIXED -> Sector.MIXED.name();
        };
    }

    /** What a cooperative lives on. */
    Mono<KindView> kind(
            ServerWebExchange exchange,
            CurrentUser user,
            UUID cooperativeId,
            Typed typed,
            FormErrors errors) {
        return cooperatives
                .find(cooperativeId)
                .flatMap(
                        c ->
                                Mono.zip(
                                                shells.of(exchange, user),
                                                checks.of(cooperativeId)
                                                        .map(
                                                                k ->
                                                                        new KindView.Finding(
                                                                                k.sector().name(),
                                                                                k.checkedOn(),
                                                                                k.source()))
                                                        .collectList(),
                                                names())
                                        .map(
                                                all ->
                                                        new KindView(
                                                                all.getT1(),
                                                                cooperativeId,
                                                                c.name(),
                                                                all.getT3()
                                                                        .getOrDefault(
                                                                                c.districtCode(),
                                                                                c.districtCode()),
                                                                all.getT2(),
                                                                sectors(typed.text("sector")),
                                                                day(typed, all.getT1()),
                                                                typed.text("source"),
                                                                errors)));
    }

    private static String day(Typed typed, DepartmentShell shell) {
        return typed.has("checkedOn")
                ? typed.text("checkedOn")
                : Jakarta.day(shell.shell().now()).toString();
    }

    private static List<Choice> sectors(@Nullable String chosen) {
        return Arrays.stream(Sector.values())
                .map(s -> new Choice(s.name(), "sector." + s.name(), s.name().equals(chosen)))
                .toList();
    }
}
