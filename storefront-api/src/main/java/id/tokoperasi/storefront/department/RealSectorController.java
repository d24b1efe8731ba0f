package id.tokoperasi.storefront.department;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.programme.Calls;
import id.tokoperasi.programme.KindChecks;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.Target;
import id.tokoperasi.programme.Targets;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

/** The target of real-sector cooperatives: reached, set, and who is asked to go on. */
@Controller
class RealSectorController {

    private static final String PROGRESS = "department/real-sector";
    private static final String STOPPED = "department/stopped";
    private static final String KIND = "department/kind";
    private static final Typed NOTHING = new Typed(new LinkedMultiValueMap<>());

    private final RealSectorPages pages;
    private final Targets targets;
    private final Calls calls;
    private final KindChecks checks;
    private final FormWords words;

    RealSectorController(
            RealSectorPages pages,
            Targets targets,
            Calls calls,
            KindChecks checks,
            FormWords words) {
        this.pages = pages;
        this.targets = targets;
        this.calls = calls;
        this.checks = checks;
        this.words = words;
    }

    /** Query field {@code tahun}. */
    @GetMapping(RealSectorPages.PATH)
    Mono<Rendering> progress(ServerWebExchange exchange, CurrentUser user) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("tahun", exchange.getRequest().getQueryParams().getFirst("tahun"));
        return pages.progress(exchange, user, new Typed(asked), FormErrors.NONE)
                .map(view -> Fragments.page(PROGRESS, view));
    }

    @PostMapping("/dinas/sektor-riil/target")
    Mono<Rendering> setTarget(ServerWebExchange exchange, CurrentUser user, Once once) {
        return saves(
                exchange,
                once,
                typed ->
                        Mono.fromSupplier(() -> target(typed))
                                .flatMap(t -> targets.put(t, user.subject()))
                                .map(
                                        t ->
                                                Fragments.withNews(
                                                        RealSectorPages.PATH + "?tahun=" + t.year(),
                                                        "simpan")),
                (typed, errors) ->
                        pages.progress(exchange, user, typed, errors)
                                .map(view -> Fragments.mend(PROGRESS, view)));
    }

    private static Target target(Typed typed) {
        return new Target(
                count(typed, "tahun"),
                count(typed, "kindChecked"),
                count(typed, "realSector"),
                count(typed, "verified"),
                count(typed, "sold"),
                typed.number("versi").orElse(0));
    }

    private static int count(Typed typed, String field) {
        return typed.count(field).orElseThrow(() -> Refusal.invalidField(field, "count-malformed"));
    }

    /** Who stopped before a step. */
    @GetMapping("/dinas/sektor-riil/{step}")
    Mono<Rendering> stopped(
            ServerWebExchange exchange, CurrentUser user, @PathVariable String step) {
        return RealSectorPages.step(step)
                .flatMap(s -> pages.stopped(exchange, user, s, FormErrors.NONE))
                .map(view -> Fragments.page(STOPPED, view));
    }

    /** Asks those that are ticked in {@code koperasi}. */
    @PostMapping("/dinas/sektor-riil/{step}")
    Mono<Rendering> call(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable String step) {
        return RealSectorPages.step(step)
                .flatMap(
                        s ->
                                saves(
                                        exchange,
                                        once,
                                        typed ->
                                                calls.call(s, typed.ids("koperasi"), user.subject())
                                                        .thenReturn(
                                                                Fragments.withNews(
                                                                        RealSectorPages.PATH
                                                                                + "/"
                                                                                + step,
                                                                        "ajak")),
                                        (typed, errors) ->
                                                pages.stopped(exchange, user, s, errors.asWhole())
                                                        .map(
                                                                view ->
                                                                        Fragments.mend(
                                                                                STOPPED, view))));
    }

    @GetMapping("/dinas/sektor-riil/jenis/{subjectId}")
    Mono<Rendering> kind(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID subjectId) {
        return pages.kind(exchange, user, subjectId, NOTHING, FormErrors.NONE)
                .map(view -> Fragments.page(KIND, view));
    }

    @PostMapping("/dinas/sektor-riil/jenis/{subjectId}")
    Mono<Rendering> check(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID subjectId) {
        return once.step(
                (typed, id) ->
                        found(id, subjectId, typed, user)
                                .thenReturn(
                                        Fragments.withNews(
                                                RealSectorPages.PATH + "/dicek", "jenis")),
                (typed, refusal) ->
                        pages.kind(exchange, user, subjectId, typed, words.of(refusal, exchange))
                                .map(view -> Fragments.mend(KIND, view)));
    }

    private Mono<?> found(UUID id, UUID cooperativeId, Typed typed, CurrentUser user) {
        return Mono.defer(
                () ->
                        checks.record(
                                id,
                                cooperativeId,
                                Arrays.stream(Sector.values())
                                        .filter(s -> s.name().equals(typed.text("sector")))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        Refusal.invalidField(
                                                                "sector", "answer-sector")),
                                typed.date("checkedOn")
                                        .orElseThrow(
                                                () ->
                                                        Refusal.invalidField(
                                                                "checkedOn", "date-malformed")),
                                typed.text("source"),
                                user.subject()));
    }

    /** Writes the page again with what is wrong. */
    private interface Again {
        Mono<Rendering> page(Typed typed, FormErrors errors);
    }

    private Mono<Rendering> saves(
            ServerWebExchange exchange,
            Once once,
            Function<Typed, Mono<String>> work,
            Again again) {
        return once.step(
                (typed, id) -> work.apply(typed),
                (typed, refusal) -> again.page(typed, words.of(refusal, exchange)));
    }
}
