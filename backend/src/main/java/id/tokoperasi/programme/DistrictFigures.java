package id.tokoperasi.programme;

import id.tokoperasi.cooperative.CooperativeRegister;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.RegisteredCooperative;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.ordering.Sales;
import id.tokoperasi.ordering.SalesFigures;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where cooperatives are, and how far each is; sales count where the cooperative sits. */
@Component
public class DistrictFigures {

    /** A cooperative sells when an order of it was paid within this time. */
    public static final Duration SELLING = Duration.ofDays(30);

    private final CooperativeRegister register;
    private final Districts districts;
    private final KindRows kinds;
    private final SalesFigures sales;
    private final Clock clock;

    DistrictFigures(
            CooperativeRegister register,
            Districts districts,
            KindRows kinds,
            SalesFigures sales,
            Clock clock) {
        this.register = register;
        this.districts = districts;
        this.kinds = kinds;
        this.sales = sales;
        this.clock = clock;
    }

    /**
     * A cooperative of a district.
     *
     * @param check the newest finding what it lives on; null while nobody has looked
     * @param sales of the last {@link #SELLING}
     */
    public record Line(RegisteredCooperative cooperative, @Nullable KindCheck check, Sales sales) {

        /** Whether the dinas lets it sell now. */
        public boolean isVerified() {
            return cooperative.status() == CooperativeStatus.VERIFIED;
        }

        /** Whether it may sell and has. */
        public boolean sells() {
            return isVerified() && sales.orders() > 0;
        }

        /** Whether it was found to make or trade. */
        public boolean isRealSector() {
            return check != null && check.sector().counts();
        }
    }

    /**
     * How many cooperatives a district has.
     *
     * @param registered all of them
     * @param selling verified ones with a paid order within {@link #SELLING}
     * @param sales of that time, whoever sold
     */
    public record Count(
            District district,
            long registered,
            long verified,
            long selling,
            long realSector,
            Money sales) {}

    /** A page of a district's cooperatives, and how many there are in all. */
    public record LinePage(List<Line> rows, int total, boolean more) {}

    /** Every district, by name, those without any cooperative too. A fixed number of statements. */
    public Mono<List<Count>> all() {
        return Mono.zip(lines(), districts.all())
                .map(
                        both -> {
                            var byDistrict =
                                    both.getT1().stream()
                                            .collect(
                                                    Collectors.groupingBy(
                                                            l -> l.cooperative().districtCode()));
                            return both.getT2().stream()
                                    .map(
                                            d ->
                                                    count(
                                                            d,
                                                            byDistrict.getOrDefault(
                                                                    d.code(), List.of())))
                                    .toList();
                        });
    }

    private static Count count(District district, List<Line> lines) {
        return new Count(
                district,
                lines.size(),
                lines.stream().filter(Line::isVerified).count(),
                lines.stream().filter(Line::sells).count(),
                lines.stream().filter(Line::isRealSector).count(),
                Money.rupiah(lines.stream().mapToLong(l -> l.sales().goods().rupiah()).sum()));
    }

    /**
     * The cooperatives of a district, by name.
     *
     * @param after the last one seen, or null from the start
     */
    public Mono<LinePage> in(String districtCode, @Nullable UUID after, int size) {
        return lines().map(
                        all ->
                                all.stream()
                                        .filter(
                                                l ->
                                                        l.cooperative()
                                                                .districtCode()
                                                                .equals(districtCode))
                                        .toList())
                .map(
                        all -> {
                            var slice = Slices.after(all, l -> l.cooperative().id(), after);
                            return new LinePage(
                                    slice.stream().limit(size).toList(),
                                    all.size(),
                                    slice.size() > size);
                        });
    }

    private Mono<List<Line>> lines() {
        var now = clock.instant();
        return Mono.zip(
                        register.all(),
                        kinds.newest(Jakarta.day(now)).collectMap(KindCheck::cooperativeId),
                        sales.between(now.minus(SELLING), now.plusSeconds(1)))
                .map(all -> lines(all.getT1(), all.getT2(), all.getT3()));
    }

    private static List<Line> lines(
            List<RegisteredCooperative> all, Map<UUID, KindCheck> checks, Map<UUID, Sales> sales) {
        return all.stream()
                .map(
                        c ->
                                new Line(
                                        c,
                                        checks.get(c.id()),
                                        Objects.requireNonNullElse(sales.get(c.id()), Sales.NONE)))
                .toList();
    }
}
