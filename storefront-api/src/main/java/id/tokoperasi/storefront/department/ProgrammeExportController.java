package id.tokoperasi.storefront.department;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.programme.DistrictFigures;
import id.tokoperasi.programme.RealSector;
import id.tokoperasi.programme.SignUp;
import id.tokoperasi.programme.SignUps;
import id.tokoperasi.programme.Trainings;
import id.tokoperasi.sheets.SheetFormat;
import id.tokoperasi.sheets.SheetWriter;
import id.tokoperasi.storefront.web.Languages;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of the programme as tables to take along: CSV, or a workbook with {@code bentuk=xlsx}. */
@Controller
class ProgrammeExportController {

    private static final int ALL = 100_000;

    private final DistrictFigures figures;
    private final RealSector realSector;
    private final Trainings trainings;
    private final SignUps signUps;
    private final Cooperatives cooperatives;
    private final MessageSource messages;

    ProgrammeExportController(
            DistrictFigures figures,
            RealSector realSector,
            Trainings trainings,
            SignUps signUps,
            Cooperatives cooperatives,
            MessageSource messages) {
        this.figures = figures;
        this.realSector = realSector;
        this.trainings = trainings;
        this.signUps = signUps;
        this.cooperatives = cooperatives;
        this.messages = messages;
    }

    /** A table with the keys of its headings. */
    private record Table(String name, List<String> headings, List<List<?>> rows) {}

    /** The districts with their counts. */
    @GetMapping("/dinas/peta/unduh")
    Mono<ResponseEntity<byte[]>> districts(
            ServerWebExchange exchange,
            @RequestParam(name = "bentuk", defaultValue = "csv") String kind) {
        return figures.all()
                .map(
                        all ->
                                new Table(
                                        "kecamatan",
                                        List.of(
                                                "export.code",
                                                "map.district",
                                                "map.measure.REGISTERED",
                                                "map.measure.VERIFIED",
                                                "map.measure.SELLING",
                                                "map.measure.REAL_SECTOR",
                                                "map.sales"),
                                        all.stream()
                                                .<List<?>>map(ProgrammeExportController::row)
                                                .toList()))
                .flatMap(table -> file(exchange, kind, table));
    }

    private static List<Object> row(DistrictFigures.Count c) {
        return List.of(
                c.district().code(),
                c.district().name(),
                c.registered(),
                c.verified(),
                c.selling(),
                c.realSector(),
                c.sales().rupiah());
    }

    /** All who stopped before a step. */
    @GetMapping("/dinas/sektor-riil/{step}/unduh")
    Mono<ResponseEntity<byte[]>> stopped(
            ServerWebExchange exchange,
            @PathVariable String step,
            @RequestParam(name = "bentuk", defaultValue = "csv") String kind) {
        var locale = Languages.of(exchange);
        return RealSectorPages.step(step)
                .flatMap(s -> realSector.stoppedBefore(s, null, ALL))
                .map(
                        page ->
                                new Table(
                                        "berhenti-" + step,
                                        List.of(
                                                "map.cooperative",
                                                "export.code",
                                                "export.registered",
                                                "map.sector",
                                                "kind.day",
                                                "kind.source",
                                                "export.verified",
                                                "export.orders",
                                                "export.called",
                                                "export.answer"),
                                        page.rows().stream()
                                                .<List<?>>map(s -> row(s, locale))
                                                .toList()))
                .flatMap(table -> file(exchange, kind, table));
    }

    private List<@Nullable Object> row(RealSector.Stopped stopped, Locale locale) {
        var c = stopped.stand().cooperative();
        var check = stopped.stand().check();
        var call = stopped.call();
        return Arrays.asList(
                c.name(),
                c.districtCode(),
                day(c.registeredAt()),
                word("sector." + (check == null ? "UNKNOWN" : check.sector().name()), locale),
                check == null ? null : check.checkedOn(),
                check == null ? null : check.source(),
                day(c.verifiedAt()),
                stopped.stand().sales().orders(),
                call == null ? null : day(call.askedAt()),
                call == null ? null : call.answer());
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : Jakarta.day(at);
    }

    /** Who comes to a training and who was there. */
    @GetMapping("/dinas/pelatihan/{trainingId}/unduh")
    Mono<ResponseEntity<byte[]>> participants(
            ServerWebExchange exchange,
            @PathVariable UUID trainingId,
            @RequestParam(name = "bentuk", defaultValue = "csv") String kind) {
        var locale = Languages.of(exchange);
        return trainings
                .find(trainingId)
                .flatMap(t -> signUps.of(t.id()).collectList())
                .flatMap(
                        people ->
                                names(people)
                                        .map(
                                                names ->
                                                        people.stream()
                                                                .<List<?>>map(
                                                                        p -> row(p, names, locale))
                                                                .toList()))
                .map(
                        rows ->
                                new Table(
                                        "peserta",
                                        List.of(
                                                "training.person",
                                                "map.cooperative",
                                                "member.phone",
                                                "training.state"),
                                        rows))
                .flatMap(table -> file(exchange, kind, table));
    }

    private Mono<Map<UUID, String>> names(List<SignUp> people) {
        return cooperatives
                .byIds(people.stream().map(SignUp::cooperativeId).collect(Collectors.toSet()))
                .collectMap(Cooperative::id, Cooperative::name);
    }

    private List<Object> row(SignUp s, Map<UUID, String> names, Locale locale) {
        var state =
                s.attendedAt() != null
                        ? "training.attended"
                        : s.state() == SignUp.State.SEATED ? "training.seated" : "training.waits";
        return List.of(
                s.name(),
                names.getOrDefault(s.cooperativeId(), ""),
                s.phone(),
                word(state, locale));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private Mono<ResponseEntity<byte[]>> file(
            ServerWebExchange exchange, String wanted, Table table) {
        var kind = wanted.equals("xlsx") ? SheetFormat.Kind.XLSX : SheetFormat.Kind.CSV;
        var locale = Languages.of(exchange);
        var headings = table.headings().stream().map(h -> word(h, locale)).toList();
        return Mono.fromCallable(() -> written(kind, headings, table))
                .subscribeOn(Schedulers.boundedElastic())
                .map(
                        bytes ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.parseMediaType(kind.contentType()))
                                        .header(
                                                HttpHeaders.CONTENT_DISPOSITION,
                                                ContentDisposition.attachment()
                                                        .filename(
                                                                table.name() + "." + kind.ending())
                                                        .build()
                                                        .toString())
                                        .body(bytes));
    }

    private static byte[] written(SheetFormat.Kind kind, List<String> headings, Table table)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sheet = SheetWriter.of(kind, out, table.name())) {
            for (var row : Stream.concat(Stream.of(headings), table.rows().stream()).toList()) {
                sheet.row(row);
            }
        }
        return out.toByteArray();
    }
}
