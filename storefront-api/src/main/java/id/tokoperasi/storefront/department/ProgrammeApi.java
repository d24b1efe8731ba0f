package id.tokoperasi.storefront.department;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.programme.Call;
import id.tokoperasi.programme.Calls;
import id.tokoperasi.programme.DistrictFigures;
import id.tokoperasi.programme.KindCheck;
import id.tokoperasi.programme.KindChecks;
import id.tokoperasi.programme.OfficeFigure;
import id.tokoperasi.programme.Progress;
import id.tokoperasi.programme.RealSector;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.Stand;
import id.tokoperasi.programme.Step;
import id.tokoperasi.programme.Target;
import id.tokoperasi.programme.Targets;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The map of cooperatives by state, and the way from lending to trading. */
@RestController
@RequestMapping(path = "/api/v1/department/programmes", produces = "application/json")
class ProgrammeApi {

    private final DistrictFigures figures;
    private final Districts districts;
    private final RealSector realSector;
    private final Targets targets;
    private final Calls calls;
    private final KindChecks checks;

    ProgrammeApi(
            DistrictFigures figures,
            Districts districts,
            RealSector realSector,
            Targets targets,
            Calls calls,
            KindChecks checks) {
        this.figures = figures;
        this.districts = districts;
        this.realSector = realSector;
        this.targets = targets;
        this.calls = calls;
        this.checks = checks;
    }

    /** Sales and {@code selling} are of the last 30 days. */
    record DistrictJson(
            String code,
            String name,
            long registered,
            long verified,
            long selling,
            long realSector,
            long salesRupiah) {

        static DistrictJson of(DistrictFigures.Count c) {
            return new DistrictJson(
                    c.district().code(),
                    c.district().name(),
                    c.registered(),
                    c.verified(),
                    c.selling(),
                    c.realSector(),
                    c.sales().rupiah());
        }
    }

    /** Every district by name, those without cooperatives too. */
    @GetMapping("/districts")
    Mono<Items<DistrictJson>> map() {
        return figures.all().map(all -> new Items<>(all.stream().map(DistrictJson::of).toList()));
    }

    /** A finding what a cooperative lives on, with its day and source. */
    record KindCheckJson(Sector sector, LocalDate checkedOn, String source) {

        static KindCheckJson of(KindCheck c) {
            return new KindCheckJson(c.sector(), c.checkedOn(), c.source());
        }

        static @Nullable KindCheckJson ofNullable(@Nullable KindCheck c) {
            return c == null ? null : of(c);
        }
    }

    /** A cooperative of a district; sales are of the last 30 days. */
    record CooperativeJson(
            UUID id,
            String slug,
            String name,
            String status,
            Instant registeredAt,
            @Nullable Instant verifiedAt,
            @Nullable KindCheckJson check,
            long orders,
            long salesRupiah) {

        static CooperativeJson of(DistrictFigures.Line l) {
            var c = l.cooperative();
            return new CooperativeJson(
                    c.id(),
                    c.slug(),
                    c.name(),
                    c.status().name(),
                    c.registeredAt(),
                    c.verifiedAt(),
                    KindCheckJson.ofNullable(l.check()),
                    l.sales().orders(),
                    l.sales().goods().rupiah());
        }
    }

    /** A page of cooperatives; {@code next} is null on the last one. */
    record CooperativesJson(List<CooperativeJson> items, long total, @Nullable UUID next) {}

    /** A district's cooperatives by name. */
    @GetMapping("/districts/{districtCode}/cooperatives")
    Mono<CooperativesJson> district(
            @PathVariable String districtCode,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return districts
                .byCode(districtCode)
                .flatMap(d -> figures.in(d.code(), after, size))
                .map(
                        page ->
                                new CooperativesJson(
                                        page.rows().stream().map(CooperativeJson::of).toList(),
                                        page.total(),
                                        page.more()
                                                ? page.rows().getLast().cooperative().id()
                                                : null));
    }

    /** How many reached a step; village cooperatives of 2025 are counted apart. */
    record StepJson(Step step, long reached, long village, int target) {}

    /** What the office has stated itself. */
    record StatedJson(String name, int cooperatives, LocalDate statedOn, String source) {

        static StatedJson of(OfficeFigure f) {
            return new StatedJson(f.name().name(), f.cooperatives(), f.statedOn(), f.source());
        }
    }

    /** A year: {@code asOf} is today or its last day. */
    record YearJson(
            int year,
            LocalDate asOf,
            List<StepJson> steps,
            long onlyLending,
            long sellingUnchecked,
            List<StatedJson> stated) {

        static YearJson of(Progress p) {
            return new YearJson(
                    p.year(),
                    p.asOf(),
                    p.steps().stream()
                            .map(
                                    c ->
                                            new StepJson(
                                                    c.step(),
                                                    c.reached(),
                                                    c.village(),
                                                    p.target().of(c.step())))
                            .toList(),
                    p.onlyLending(),
                    p.sellingUnchecked(),
                    p.stated().stream().map(StatedJson::of).toList());
        }
    }

    /** Reached against target; the version is the target's, 0 while none is set. */
    @Answers(eTag = true, problems = "422 target-year")
    @GetMapping("/years/{year}")
    Mono<ResponseEntity<YearJson>> year(@PathVariable int year) {
        return realSector
                .progress(year)
                .map(
                        p ->
                                ResponseEntity.ok()
                                        .eTag(Versions.eTag(p.target().version()))
                                        .body(YearJson.of(p)));
    }

    /** How many cooperatives are to have reached each step by the end of the year. */
    record TargetJson(
            @Min(0) @Max(100_000) int kindChecked,
            @Min(0) @Max(100_000) int realSector,
            @Min(0) @Max(100_000) int verified,
            @Min(0) @Max(100_000) int sold) {

        static ResponseEntity<TargetJson> tagged(Target t) {
            return ResponseEntity.ok()
                    .eTag(Versions.eTag(t.version()))
                    .body(new TargetJson(t.kindChecked(), t.realSector(), t.verified(), t.sold()));
        }
    }

    @Answers(
            eTag = true,
            problems = {"422 target-year", "422 target-order"})
    @PutMapping(path = "/years/{year}/target", consumes = "application/json")
    Mono<ResponseEntity<TargetJson>> putTarget(
            @PathVariable int year,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TargetJson target,
            CurrentUser user) {
        return Mono.fromSupplier(() -> Versions.seen(ifMatch))
                .flatMap(
                        seen ->
                                targets.put(
                                        new Target(
                                                year,
                                                target.kindChecked(),
                                                target.realSector(),
                                                target.verified(),
                                                target.sold(),
                                                seen),
                                        user.subject()))
                .map(TargetJson::tagged);
    }

    /** What the office asked of a cooperative this year, and its answer. */
    record CallJson(
            Instant askedAt,
            @Nullable String answer,
            @Nullable Sector claimedSector,
            @Nullable Instant answeredAt) {

        static @Nullable CallJson ofNullable(@Nullable Call c) {
            return c == null
                    ? null
                    : new CallJson(c.askedAt(), c.answer(), c.claimedSector(), c.answeredAt());
        }
    }

    /** A cooperative that stopped before a step. */
    record StoppedJson(
            UUID id,
            String name,
            String districtCode,
            boolean village,
            Instant registeredAt,
            @Nullable Instant verifiedAt,
            @Nullable KindCheckJson check,
            long ordersThisMonth,
            @Nullable CallJson call) {

        static StoppedJson of(RealSector.Stopped s) {
            Stand stand = s.stand();
            var c = stand.cooperative();
            return new StoppedJson(
                    c.id(),
                    c.name(),
                    c.districtCode(),
                    stand.isVillage(),
                    c.registeredAt(),
                    c.verifiedAt(),
                    KindCheckJson.ofNullable(stand.check()),
                    stand.sales().orders(),
                    CallJson.ofNullable(s.call()));
        }
    }

    /** A page of those who stopped; {@code next} is null on the last one. */
    record StoppedPageJson(List<StoppedJson> items, long total, @Nullable UUID next) {}

    /** Who reached the step before this one and not this one, by name. */
    @GetMapping("/steps/{step}/stopped")
    Mono<StoppedPageJson> stopped(
            @PathVariable Step step,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return realSector
                .stoppedBefore(step, after, size)
                .map(
                        page ->
                                new StoppedPageJson(
                                        page.rows().stream().map(StoppedJson::of).toList(),
                                        page.total(),
                                        page.more()
                                                ? page.rows().getLast().stand().cooperative().id()
                                                : null));
    }

    /** Those to be asked; who has been asked this year, or has not stopped there, is passed over. */
    record CallsJson(@NotEmpty @Size(max = 200) List<@NotNull UUID> cooperativeIds) {}

    /** How many were asked now. */
    record CalledJson(int called) {}

    @Answers(problems = {"422 nobody-chosen", "422 too-many-chosen"})
    @PostMapping(path = "/steps/{step}/calls", consumes = "application/json")
    Mono<ResponseEntity<CalledJson>> call(
            @PathVariable Step step,
            @Valid @RequestBody CallsJson wish,
            CurrentUser user,
            Once once) {
        return step == Step.REGISTERED
                ? Mono.error(Refusal.unknown())
                : once.json(
                        wish,
                        id ->
                                calls.call(step, wish.cooperativeIds(), user.subject())
                                        .map(n -> ResponseEntity.ok(new CalledJson(n))));
    }

    /** What was found about a cooperative, newest first. */
    @GetMapping("/cooperatives/{subjectId}/kind-checks")
    Mono<Items<KindCheckJson>> checks(@PathVariable UUID subjectId) {
        return checks.of(subjectId).map(KindCheckJson::of).collectList().map(Items::new);
    }

    /** A finding to be recorded. */
    record NewCheckJson(
            @NotNull Sector sector,
            @NotNull LocalDate checkedOn,
            @NotBlank @Size(max = 200) String source) {}

    @Answers(problems = {"422 check-date", "422 check-source-missing"})
    @PostMapping(path = "/cooperatives/{subjectId}/kind-checks", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<KindCheckJson>> check(
            @PathVariable UUID subjectId,
            @Valid @RequestBody NewCheckJson found,
            CurrentUser user,
            Once once) {
        return once.json(
                found,
                id ->
                        checks.record(
                                        id,
                                        subjectId,
                                        found.sector(),
                                        found.checkedOn(),
                                        found.source(),
                                        user.subject())
                                .map(
                                        c ->
                                                ResponseEntity.created(at(subjectId))
                                                        .body(KindCheckJson.of(c))));
    }

    private static URI at(UUID cooperativeId) {
        return URI.create(
                "/api/v1/department/programmes/cooperatives/%s/kind-checks"
                        .formatted(cooperativeId));
    }
}
