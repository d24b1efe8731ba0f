package id.tokoperasi.storefront.department;

import id.tokoperasi.programme.DistrictFigures;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.DistrictMap;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** The map of cooperatives by state, and each district's list of them. */
@Controller
class MapController {

    private static final int PAGE = 24;

    private final DepartmentShells shells;
    private final DistrictFigures figures;
    private final Districts districts;

    MapController(DepartmentShells shells, DistrictFigures figures, Districts districts) {
        this.shells = shells;
        this.figures = figures;
        this.districts = districts;
    }

    /** What the bubbles of the map show. */
    private enum Measure {
        REGISTERED("terdaftar", DistrictFigures.Count::registered),
        VERIFIED("terverifikasi", DistrictFigures.Count::verified),
        SELLING("menjual", DistrictFigures.Count::selling),
        REAL_SECTOR("sektor-riil", DistrictFigures.Count::realSector);

        private final String word;
        private final ToLongFunction<DistrictFigures.Count> of;

        Measure(String word, ToLongFunction<DistrictFigures.Count> of) {
            this.word = word;
            this.of = of;
        }

        static Measure read(String word) {
            return Arrays.stream(values())
                    .filter(m -> m.word.equals(word))
                    .findFirst()
                    .orElse(REGISTERED);
        }
    }

    @GetMapping("/dinas/peta")
    Mono<Rendering> map(
            ServerWebExchange exchange,
            CurrentUser user,
            @RequestParam(name = "ukuran", defaultValue = "") String measure) {
        return Mono.zip(shells.of(exchange, user), figures.all())
                .map(both -> view(both.getT1(), Measure.read(measure), both.getT2()))
                .map(view -> Fragments.page("department/map", view));
    }

    private static MapView view(
            DepartmentShell shell, Measure measure, List<DistrictFigures.Count> counts) {
        var ranked =
                counts.stream()
                        .sorted(
                                Comparator.comparingLong(measure.of)
                                        .reversed()
                                        .thenComparing(c -> c.district().name()))
                        .toList();
        var places =
                counts.stream()
                        .map(
                                c ->
                                        new DistrictMap.Place(
                                                c.district().code(),
                                                c.district().name(),
                                                c.district().centre().latitude(),
                                                c.district().centre().longitude(),
                                                Math.toIntExact(measure.of.applyAsLong(c))))
                        .toList();
        return new MapView(
                shell,
                measure.word,
                Arrays.stream(Measure.values())
                        .map(m -> new Choice(m.word, "map.measure." + m.name(), m == measure))
                        .toList(),
                DistrictMap.of(places),
                ranked.stream().map(MapController::row).toList(),
                sum(counts),
                counts.stream().mapToLong(measure.of).sum() == 0);
    }

    private static MapView.Row row(DistrictFigures.Count c) {
        return new MapView.Row(
                c.district().code(),
                c.district().name(),
                c.registered(),
                c.verified(),
                c.selling(),
                c.realSector(),
                c.sales().rupiah());
    }

    private static MapView.Row sum(List<DistrictFigures.Count> counts) {
        return new MapView.Row(
                "",
                "",
                counts.stream().mapToLong(DistrictFigures.Count::registered).sum(),
                counts.stream().mapToLong(DistrictFigures.Count::verified).sum(),
                counts.stream().mapToLong(DistrictFigures.Count::selling).sum(),
                counts.stream().mapToLong(DistrictFigures.Count::realSector).sum(),
                counts.stream().mapToLong(c -> c.sales().rupiah()).sum());
    }

    /** A district's cooperatives; query field {@code sesudah}. */
    @GetMapping("/dinas/peta/{districtCode}")
    Mono<Rendering> district(
            ServerWebExchange exchange, CurrentUser user, @PathVariable String districtCode) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        return districts
                .byCode(districtCode)
                .flatMap(
                        d ->
                                Mono.zip(
                                                shells.of(exchange, user),
                                                figures.in(
                                                        d.code(),
                                                        typed.id("sesudah").orElse(null),
                                                        PAGE))
                                        .map(
                                                both ->
                                                        view(
                                                                both.getT1(),
                                                                d.code(),
                                                                d.name(),
                                                                both.getT2())))
                .map(view -> Fragments.page("department/district", view));
    }

    private static DistrictView view(
            DepartmentShell shell, String code, String name, DistrictFigures.LinePage page) {
        return new DistrictView(
                shell,
                code,
                name,
                page.total(),
                page.rows().stream().map(MapController::row).toList(),
                PAGE,
                page.more()
                        ? "/dinas/peta/%s?sesudah=%s"
                                .formatted(code, page.rows().getLast().cooperative().id())
                        : null);
    }

    private static DistrictView.Row row(DistrictFigures.Line line) {
        var c = line.cooperative();
        var check = line.check();
        return new DistrictView.Row(
                c.id(),
                c.name(),
                line.isVerified() ? "/koperasi/" + c.slug() : null,
                c.status().name(),
                Objects.requireNonNullElse(c.verifiedAt(), c.registeredAt()),
                check == null ? null : check.sector().name(),
                check == null ? null : check.checkedOn(),
                check == null ? "" : check.source(),
                line.sales().orders(),
                line.sales().goods().rupiah());
    }
}
