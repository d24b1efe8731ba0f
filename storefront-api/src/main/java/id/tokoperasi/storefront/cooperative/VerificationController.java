package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Role;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.PaperFiles;
import id.tokoperasi.storefront.web.PaperLine;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Checklist;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** A cooperative's papers, its holidays, and its leaving. */
@Controller
@RequestMapping("/lapak/{cooperativeId}/verifikasi")
class VerificationController {

    private static final String PAGE = "cooperative/verification";

    private final LapakShells lapaks;
    private final Cooperatives cooperatives;
    private final Checklist checklist;
    private final PaperUploads uploads;
    private final FormWords words;

    VerificationController(
            LapakShells lapaks,
            Cooperatives cooperatives,
            Checklist checklist,
            PaperUploads uploads,
            FormWords words) {
        this.lapaks = lapaks;
        this.cooperatives = cooperatives;
        this.checklist = checklist;
        this.uploads = uploads;
        this.words = words;
    }

    @GetMapping
    Mono<Rendering> papers(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        return view(exchange, user, cooperativeId, FormErrors.NONE)
                .map(view -> Fragments.page(PAGE, view));
    }

    private Mono<VerificationView> view(
            ServerWebExchange exchange, CurrentUser user, UUID cooperativeId, FormErrors errors) {
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        cooperatives.find(cooperativeId),
                        checklist.of(cooperativeId))
                .map(
                        all ->
                                view(
                                        exchange,
                                        all.getT1(),
                                        user.is(Role.MANAGER),
                                        all.getT2(),
                                        all.getT3(),
                                        errors));
    }

    private static VerificationView view(
            ServerWebExchange exchange,
            LapakShell lapak,
            boolean manages,
            Cooperative c,
            List<Checklist.Line> lines,
            FormErrors errors) {
        var locale = Languages.of(exchange);
        return new VerificationView(
                lapak,
                manages,
                c.status().name(),
                c.trading().limit().name(),
                Objects.requireNonNullElse(c.trading().reason(), ""),
                c.trading().closedFrom(),
                c.trading().closedUntil(),
                lines.stream().map(l -> PaperLine.of(l, locale)).toList(),
                Math.toIntExact(Checklist.met(lines)),
                Checklist.toDo(lines).stream()
                        .map(l -> l.requirement().code())
                        .findFirst()
                        .orElse(null),
                errors);
    }

    /** Multipart: {@code file}, {@code number}, {@code until}. */
    @PostMapping("/syarat/{requirement}")
    Mono<Rendering> bring(
            ServerWebExchange exchange,
            CurrentUser user,
            @PathVariable UUID cooperativeId,
            @PathVariable String requirement) {
        return uploads.read(exchange)
                .flatMap(
                        paper -> checklist.bring(cooperativeId, requirement, paper, user.subject()))
                .map(item -> Fragments.to(done(cooperativeId, "berkas")))
                .onErrorResume(
                        Refusal.class, refusal -> explain(exchange, user, cooperativeId, refusal));
    }

    private static String done(UUID cooperativeId, String news) {
        return Fragments.withNews("/lapak/" + cooperativeId + "/verifikasi", news);
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, CurrentUser user, UUID cooperativeId, Refusal refusal) {
        return refusal.kind() == Refusal.Kind.UNKNOWN
                ? Mono.error(refusal)
                : view(exchange, user, cooperativeId, words.of(refusal, exchange).asWhole())
                        .map(view -> Fragments.mend(PAGE, view));
    }

    @GetMapping("/berkas/{documentId}")
    @ResponseBody
    Mono<ResponseEntity<Resource>> file(
            @PathVariable UUID cooperativeId, @PathVariable UUID documentId) {
        return checklist
                .file(documentId, cooperativeId)
                .map(file -> PaperFiles.served(documentId, file));
    }

    /** From {@code from} to {@code until}, both days included. */
    @PostMapping("/libur")
    Mono<Rendering> close(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "libur",
                typed ->
                        Mono.defer(
                                () ->
                                        cooperatives.close(
                                                cooperativeId,
                                                day(typed, "from"),
                                                day(typed, "until"),
                                                user.subject())));
    }

    private static LocalDate day(Typed typed, String field) {
        return typed.date(field).orElseThrow(() -> Refusal.invalidField(field, "date-malformed"));
    }

    @PostMapping("/buka")
    Mono<Rendering> open(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "buka",
                typed -> cooperatives.open(cooperativeId, user.subject()));
    }

    /** For good, with a {@code reason}. */
    @PostMapping("/berhenti")
    Mono<Rendering> leave(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return does(
                exchange,
                user,
                once,
                cooperativeId,
                "berhenti",
                typed -> cooperatives.leave(cooperativeId, typed.text("reason"), user.subject()));
    }

    private Mono<Rendering> does(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID cooperativeId,
            String news,
            Function<Typed, Mono<Cooperative>> work) {
        return once.step(
                (typed, id) -> work.apply(typed).thenReturn(done(cooperativeId, news)),
                (typed, refusal) -> explain(exchange, user, cooperativeId, refusal));
    }
}
