package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.PaperFiles;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Application;
import id.tokoperasi.verification.Applications;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

/** Somebody wants a cooperative registered: written by and by, with papers, then sent. */
@Controller
@RequestMapping("/lapak/daftar")
class ApplicationController {

    private static final String FORM = "cooperative/application";

    private final ApplicationPages pages;
    private final Applications applications;
    private final PaperUploads uploads;
    private final FormWords words;

    ApplicationController(
            ApplicationPages pages,
            Applications applications,
            PaperUploads uploads,
            FormWords words) {
        this.pages = pages;
        this.applications = applications;
        this.uploads = uploads;
        this.words = words;
    }

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, CurrentUser user) {
        return pages.list(exchange, user.subject())
                .map(view -> Fragments.page("cooperative/applications", view));
    }

    @GetMapping("/baru")
    Mono<Rendering> fresh(ServerWebExchange exchange) {
        var nothing = new Typed(new LinkedMultiValueMap<>());
        return pages.fresh(exchange, nothing, FormErrors.NONE)
                .map(view -> Fragments.page(FORM, view));
    }

    @GetMapping("/{applicationId}")
    Mono<Rendering> form(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID applicationId) {
        return pages.form(exchange, applicationId, user.subject(), null, FormErrors.NONE)
                .map(view -> Fragments.page(FORM, view));
    }

    /** Keeps what is there; half is enough. */
    @PostMapping
    Mono<Rendering> start(ServerWebExchange exchange, CurrentUser user, Once once) {
        return writes(
                exchange,
                user,
                once,
                null,
                (typed, id) ->
                        applications.start(
                                id,
                                user.subject(),
                                user.name(),
                                user.verifiedEmail(),
                                ApplicationForms.read(typed)));
    }

    /** Keeps what is there, from the version {@code versi}. */
    @PostMapping("/{applicationId}")
    Mono<Rendering> save(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID applicationId) {
        return writes(
                exchange,
                user,
                once,
                applicationId,
                (typed, id) ->
                        applications.save(
                                applicationId,
                                user.subject(),
                                typed.number("versi").orElse(0),
                                ApplicationForms.read(typed)));
    }

    private Mono<Rendering> writes(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @Nullable UUID applicationId,
            BiFunction<Typed, UUID, Mono<Application>> work) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                once.form(
                                                id ->
                                                        Mono.defer(() -> work.apply(typed, id))
                                                                .map(a -> at(a.id(), "simpan")))
                                        .map(Fragments::after)
                                        .onErrorResume(
                                                Refusal.class,
                                                refusal ->
                                                        mend(
                                                                exchange,
                                                                user,
                                                                applicationId,
                                                                typed,
                                                                refusal)));
    }

    private static String at(UUID id, String news) {
        return Fragments.withNews("/lapak/daftar/" + id, news);
    }

    private Mono<Rendering> mend(
            ServerWebExchange exchange,
            CurrentUser user,
            @Nullable UUID applicationId,
            @Nullable Typed typed,
            Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.UNKNOWN) {
            return Mono.error(refusal);
        }
        var errors = words.of(refusal, exchange);
        var view =
                applicationId == null && typed != null
                        ? pages.fresh(exchange, typed, errors)
                        : pages.form(
                                exchange,
                                Objects.requireNonNull(applicationId),
                                user.subject(),
                                typed,
                                errors);
        return view.map(v -> Fragments.mend(FORM, v));
    }

    /** Sends what is kept in version {@code versi}; all that is missing is named at once. */
    @PostMapping("/{applicationId}/kirim")
    Mono<Rendering> submit(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID applicationId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                once.form(
                                        id ->
                                                applications
                                                        .submit(
                                                                applicationId,
                                                                user.subject(),
                                                                typed.number("versi").orElse(0))
                                                        .map(a -> at(a.id(), "pendaftaran-kirim"))))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                refusal.facts().containsKey("faults")
                                        ? allFaults(exchange, user, applicationId)
                                        : mend(exchange, user, applicationId, null, refusal));
    }

    private Mono<Rendering> allFaults(ServerWebExchange exchange, CurrentUser user, UUID id) {
        return applications
                .find(id, user.subject())
                .map(a -> sentences(applications.faults(a), exchange))
                .flatMap(errors -> pages.form(exchange, id, user.subject(), null, errors))
                .map(view -> Fragments.mend(FORM, view));
    }

    private FormErrors sentences(Map<String, String> faults, ServerWebExchange exchange) {
        var byField = new LinkedHashMap<String, String>();
        faults.forEach((f, code) -> byField.put(f, words.sentence(code, Map.of(), exchange)));
        return new FormErrors(byField);
    }

    @PostMapping("/{applicationId}/batal")
    Mono<Rendering> withdraw(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID applicationId) {
        return once.form(
                        id ->
                                applications
                                        .withdraw(applicationId, user.subject())
                                        .map(a -> at(a.id(), "pendaftaran-batal")))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class,
                        refusal -> mend(exchange, user, applicationId, null, refusal));
    }

    /** Multipart: {@code file}, {@code number}, {@code until}. */
    @PostMapping("/{applicationId}/syarat/{requirement}")
    Mono<Rendering> bring(
            ServerWebExchange exchange,
            CurrentUser user,
            @PathVariable UUID applicationId,
            @PathVariable String requirement) {
        return uploads.read(exchange)
                .flatMap(
                        paper ->
                                applications.bring(
                                        applicationId, user.subject(), requirement, paper))
                .map(item -> Fragments.to(at(applicationId, "berkas")))
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                refusal.kind() == Refusal.Kind.UNKNOWN
                                        ? Mono.error(refusal)
                                        : pages.form(
                                                        exchange,
                                                        applicationId,
                                                        user.subject(),
                                                        null,
                                                        words.of(refusal, exchange).asWhole())
                                                .map(view -> Fragments.mend(FORM, view)));
    }

    @GetMapping("/{applicationId}/berkas/{documentId}")
    @ResponseBody
    Mono<ResponseEntity<Resource>> file(
            CurrentUser user, @PathVariable UUID applicationId, @PathVariable UUID documentId) {
        return applications
                .file(documentId, applicationId, user.subject())
                .map(file -> PaperFiles.served(documentId, file));
    }
}
