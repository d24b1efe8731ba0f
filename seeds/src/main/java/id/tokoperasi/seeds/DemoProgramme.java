package id.tokoperasi.seeds;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.programme.KindChecks;
import id.tokoperasi.programme.Need;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.Target;
import id.tokoperasi.programme.Targets;
import id.tokoperasi.programme.TrainingPlan;
import id.tokoperasi.programme.Trainings;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/**
 * What the dinas has done for the demo cooperatives: most were looked at, a target for the year, two
 * trainings to come. What was loaded once is left alone.
 */
@Component
class DemoProgramme {

    private static final String ACTOR = "seed";
    private static final int CHECKED = 68;
    private static final int CHECKED_DAYS_AGO = 60;
    private static final UUID PICTURES = UUID.fromString("00000000-0000-4000-8000-00000000b001");
    private static final UUID LICENCES = UUID.fromString("00000000-0000-4000-8000-00000000b002");

    private final KindChecks kinds;
    private final Targets targets;
    private final Trainings trainings;
    private final Clock clock;

    DemoProgramme(KindChecks kinds, Targets targets, Trainings trainings, Clock clock) {
        this.kinds = kinds;
        this.targets = targets;
        this.trainings = trainings;
        this.clock = clock;
    }

    Mono<Loading.Count> load(DemoCooperatives.Shops shops) {
        var looked =
                Flux.fromStream(
                                shops.bySlug().values().stream()
                                        .sorted(Comparator.comparing(Cooperative::slug))
                                        .limit(CHECKED))
                        .concatMap(this::look);
        return Flux.concat(looked, target(), training(PICTURES, pictures()), licences())
                .filter(Boolean::booleanValue)
                .count()
                .map(added -> new Loading.Count(CHECKED + 3, added.intValue()));
    }

    private Mono<Boolean> look(Cooperative c) {
        var id = UUID.nameUUIDFromBytes(("kind:" + c.slug()).getBytes(StandardCharsets.UTF_8));
        var day = Jakarta.day(clock.instant()).minusDays(CHECKED_DAYS_AGO);
        return kinds.of(c.id())
                .hasElements()
                .filter(known -> !known)
                .flatMap(
                        none ->
                                kinds.record(
                                        id,
                                        c.id(),
                                        Sector.REAL_SECTOR,
                                        day,
                                        "Laporan RAT (contoh)",
                                        ACTOR))
                .hasElement();
    }

    private Mono<Boolean> target() {
        var year = Jakarta.day(clock.instant()).getYear();
        return targets.of(year)
                .filter(set -> set.version() == 0)
                .flatMap(none -> targets.put(new Target(year, 75, 70, 65, 40, 0), ACTOR))
                .hasElement();
    }

    private Mono<Boolean> licences() {
        return training(
                LICENCES,
                plan(
                        "Mengurus PIRT dan sertifikat halal",
                        "Syarat, biaya, dan cara mendaftar. Bawa NIB dan contoh kemasan.",
                        28,
                        Set.of(Need.LICENCE_EXPIRING)));
    }

    private TrainingPlan pictures() {
        return plan(
                "Foto produk dengan HP",
                "Cahaya, latar, dan ukuran foto yang pas. Bawa dua atau tiga barang jualan.",
                14,
                Set.of(Need.NO_PICTURES, Need.LISTINGS_INCOMPLETE));
    }

    private TrainingPlan plan(String title, String about, int inDays, Set<Need> needs) {
        var day = Jakarta.day(clock.instant()).plusDays(inDays);
        return new TrainingPlan(
                title,
                about,
                "Aula Kecamatan Ciruas (contoh)",
                "36.04.12",
                day.atTime(LocalTime.of(9, 0)).atZone(Jakarta.ZONE).toInstant(),
                day.atTime(LocalTime.NOON).atZone(Jakarta.ZONE).toInstant(),
                30,
                2,
                needs);
    }

    private Mono<Boolean> training(UUID id, TrainingPlan plan) {
        return trainings
                .find(id)
                .map(known -> false)
                .onErrorResume(
                        Refusal.class,
                        none -> trainings.announce(id, plan, ACTOR).thenReturn(true));
    }
}
