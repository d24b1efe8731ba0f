package id.tokoperasi.programme;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Trainings: announced, filled, changed and compared. */
class TrainingTests {

    @TempDir private static Path media;
    private static Regency regency;
    private static Trainings trainings;
    private static SignUps signUps;

    @BeforeAll
    static void open() {
        regency = new Regency(media);
        trainings = regency.get(Trainings.class);
        signUps = regency.get(SignUps.class);
    }

    @AfterAll
    static void close() {
        regency.close();
    }

    @Test
    void fiftyWhoSignUpAtOnceGetTwentyFiveSeatsAndTheOthersWait() {
        var training = regency.announces("Foto produk", 25, 2);
        var shops =
                IntStream.range(0, 50).mapToObj(i -> regency.registers("Koperasi " + i)).toList();
        var states =
                Flux.fromIterable(shops)
                        .flatMap(c -> signUp(training, c, "Emi"), 16)
                        .map(SignUp::state)
                        .collectList()
                        .block();
        assertThat(states).hasSize(50);
        assertThat(states).filteredOn(s -> s == SignUp.State.SEATED).hasSize(25);
        var now = trainings.find(training.id()).block();
        assertThat(now.taken()).isEqualTo(25);
        assertThat(now.waiting()).isEqualTo(25);
    }

    private static Mono<SignUp> signUp(Training t, Cooperative c, String name) {
        return signUps.signUp(Ids.next(), t.id(), c.id(), name, "+6281234567890", "m");
    }

    @Test
    void manyWhoLeaveAtOnceLetAsManyMoveUpInTheirOrder() {
        var training = regency.announces("Urus PIRT", 3, 9);
        var shop = regency.registers("Koperasi Ramai");
        var people =
                IntStream.range(0, 9)
                        .mapToObj(i -> regency.signsUp(training, shop, "P" + i))
                        .toList();
        Flux.fromIterable(people.subList(0, 3))
                .flatMap(p -> signUps.cancel(p.id(), training.id(), shop.id()), 3)
                .then()
                .block();
        assertThat(names(training, SignUp.State.SEATED)).containsExactly("P3", "P4", "P5");
        assertThat(names(training, SignUp.State.WAITING)).containsExactly("P6", "P7", "P8");
        regency.backend.drain();
        assertThat(regency.seated.events())
                .containsAll(
                        people.subList(3, 6).stream().map(p -> new SeatGiven(p.id())).toList());
        signUps.cancel(people.get(7).id(), training.id(), shop.id()).block();
        assertThat(trainings.find(training.id()).block().taken())
                .as("a waiting one left")
                .isEqualTo(3);
        var more = regency.plan("Urus PIRT", 4, 9);
        trainings.edit(training.id(), 1, more, Regency.DINA).block();
        assertThat(names(training, SignUp.State.SEATED)).containsExactly("P3", "P4", "P5", "P6");
    }

    private static List<String> names(Training t, SignUp.State state) {
        return signUps.of(t.id())
                .filter(s -> s.state() == state)
                .map(SignUp::name)
                .collectList()
                .block();
    }

    @Test
    void leavingAndSigningUpAtOnceNeverLeavesASeatEmptyWhileSomebodyWaits() {
        var training = regency.announces("Kemasan", 5, 20);
        var shop = regency.registers("Koperasi Sibuk");
        var first =
                IntStream.range(0, 5)
                        .mapToObj(i -> regency.signsUp(training, shop, "A" + i))
                        .toList();
        var leave =
                Flux.fromIterable(first)
                        .flatMap(p -> signUps.cancel(p.id(), training.id(), shop.id()), 5);
        var come = Flux.range(0, 8).flatMap(i -> signUp(training, shop, "B" + i), 8);
        Flux.merge(leave, come).then().block();
        var now = trainings.find(training.id()).block();
        assertThat(now.taken()).isEqualTo(5);
        assertThat(now.waiting()).isEqualTo(3);
        assertThat(regency.rows("state = 'SEATED'", training.id())).isEqualTo(5);
    }

    @Test
    void aCooperativeSendsNoMoreThanItMayAndNobodyTwice() {
        var training = regency.announces("Foto produk", 25, 2);
        var shop = regency.registers("Koperasi Dua");
        regency.signsUp(training, shop, "Emi");
        Regency.refused(() -> regency.signsUp(training, shop, "emi"), "signed-up");
        assertThat(trainings.find(training.id()).block().taken()).isEqualTo(1);
        regency.signsUp(training, shop, "Budi");
        Regency.refused(() -> regency.signsUp(training, shop, "Siti"), "training-own-seats");
        Regency.refused(() -> regency.signsUp(training, shop, " "), "name-missing");
    }

    @Test
    void anotherCooperativesPeopleAreUnknown() {
        var training = regency.announces("Foto produk", 5, 2);
        var shop = regency.registers("Koperasi Sendiri");
        var stranger = regency.registers("Koperasi Lain");
        var emi = regency.signsUp(training, shop, "Emi");
        Regency.refused(
                () -> signUps.cancel(emi.id(), training.id(), stranger.id()).block(), "not-found");
        var other = regency.announces("Lain", 5, 2);
        Regency.refused(() -> signUps.cancel(emi.id(), other.id(), shop.id()).block(), "not-found");
        Regency.refused(() -> trainings.find(UUID.randomUUID()).block(), "not-found");
    }

    @Test
    void theCodeOfTheRoomCountsFromAnHourBeforeUntilADayAfter() {
        var training = regency.announces("Kode", 5, 3);
        var shop = regency.registers("Koperasi Hadir");
        var stranger = regency.registers("Koperasi Asing");
        var emi = regency.signsUp(training, shop, "Emi");
        var ids = List.of(emi.id());
        var early = regency.clock.instant();
        Regency.refused(
                () -> signUps.attend(training.id(), shop.id(), ids, training.code()).block(),
                "training-not-now");
        regency.clock.advance(Duration.ofDays(7));
        Regency.refused(
                () -> signUps.attend(training.id(), shop.id(), ids, "SALAH1").block(),
                "training-code");
        Regency.refused(
                () -> signUps.attend(training.id(), stranger.id(), ids, training.code()).block(),
                "not-found");
        var typed = training.code().toLowerCase(Locale.ROOT).replaceFirst("(...)", "$1 ");
        var there = signUps.attend(training.id(), shop.id(), ids, typed).block();
        assertThat(there).singleElement().extracting(SignUp::attendedAt).isNotNull();
        regency.clock.advance(Duration.ofMinutes(5));
        var again = signUps.attend(training.id(), shop.id(), ids, typed).block();
        assertThat(again).as("the first time counts").isEqualTo(there);
        Regency.refused(() -> regency.signsUp(training, shop, "Late"), "training-over");
        regency.clock.advance(Duration.ofDays(2));
        Regency.refused(
                () -> signUps.attend(training.id(), shop.id(), ids, typed).block(),
                "training-not-now");
        assertThat(signUps.markAttended(training.id(), ids, Regency.DINA).block()).isEqualTo(1);
        assertThat(early).isBefore(regency.clock.instant());
    }

    @Test
    void whatChangesIsToldAndOnRecordAndNobodyOverwritesAnother() {
        var training = regency.announces("Ubah", 5, 2);
        var other = regency.plan("Ubah judul", 5, 2);
        trainings.edit(training.id(), 1, other, Regency.DINA).block();
        Regency.refused(
                () -> trainings.edit(training.id(), 1, other, Regency.DINA).block(),
                "version-changed");
        regency.backend.drain();
        assertThat(regency.changed.events()).doesNotContain(new TrainingChanged(training.id(), 2));
        regency.clock.advance(Duration.ofHours(1));
        trainings.edit(training.id(), 2, regency.plan("Ubah", 5, 2), Regency.DINA).block();
        var shop = regency.registers("Koperasi Ubah");
        regency.signsUp(training, shop, "Emi");
        regency.signsUp(training, shop, "Budi");
        Regency.refused(
                () ->
                        trainings
                                .edit(training.id(), 3, regency.plan("Ubah", 1, 1), Regency.DINA)
                                .block(),
                "training-capacity-taken");
        Regency.refused(
                () -> trainings.cancel(training.id(), 3, "x", Regency.DINA).block(),
                "reason-length");
        trainings.cancel(training.id(), 3, "Aula banjir", Regency.DINA).block();
        Regency.refused(() -> regency.signsUp(training, shop, "Siti"), "training-over");
        regency.backend.drain();
        assertThat(regency.changed.events())
                .contains(
                        new TrainingChanged(training.id(), 3),
                        new TrainingChanged(training.id(), 4));
        assertThat(
                        regency.get(Audit.class)
                                .of("training:" + training.id(), null, 9)
                                .map(AuditEntry::operation)
                                .collectList()
                                .block())
                .containsExactly(
                        "training-cancelled",
                        "training-changed",
                        "training-changed",
                        "training-announced");
    }

    @Test
    void aPlanThatCannotBeIsRefusedAtItsField() {
        refusedPlan(regency.plan("", 5, 2), "training-title");
        refusedPlan(regency.plan("T", 0, 1), "training-capacity");
        refusedPlan(regency.plan("T", 5, 21), "training-seats");
        var p = regency.plan("T", 5, 2);
        var past = regency.clock.instant();
        refusedPlan(
                new TrainingPlan(
                        "T", "", "Aula", p.districtCode(), past, p.endsAt(), 5, 2, p.needs()),
                "training-past");
        refusedPlan(
                new TrainingPlan(
                        "T",
                        "",
                        "Aula",
                        p.districtCode(),
                        p.endsAt(),
                        p.startsAt(),
                        5,
                        2,
                        p.needs()),
                "training-dates");
        refusedPlan(
                new TrainingPlan(
                        "T", "", "Aula", "36.04.99", p.startsAt(), p.endsAt(), 5, 2, p.needs()),
                "training-district");
    }

    private static void refusedPlan(TrainingPlan plan, String code) {
        Regency.refused(() -> trainings.announce(Ids.next(), plan, Regency.DINA).block(), code);
    }

    @Test
    void itIsOfferedToWhoLacksWhatItHelpsWithAndMailedOnce() {
        var invitations = regency.get(TrainingInvitations.class);
        var bare = regency.verified("Koperasi Tanpa Foto");
        regency.lists(bare, regency.clock.instant(), false);
        var fine = regency.verified("Koperasi Lengkap");
        regency.lists(fine, regency.clock.instant(), true);
        var training =
                regency.announces("Foto produk", 5, 2, Need.NO_PICTURES, Need.LICENCE_EXPIRING);
        var before = regency.backend.statements();
        var suggested = invitations.suggested(training).block();
        assertThat(regency.backend.statements() - before).isEqualTo(6);
        assertThat(suggested)
                .filteredOn(s -> s.lacking().cooperative().id().equals(bare.id()))
                .singleElement()
                .satisfies(
                        s ->
                                assertThat(s.lacking().needs())
                                        .containsExactly(Need.NO_PICTURES, Need.LICENCE_EXPIRING));
        assertThat(suggested).noneMatch(s -> s.lacking().cooperative().id().equals(fine.id()));
        var chosen = List.of(bare.id(), UUID.randomUUID());
        assertThat(invitations.invite(training.id(), chosen, Regency.DINA).block()).isEqualTo(1);
        assertThat(invitations.invite(training.id(), chosen, Regency.DINA).block()).isZero();
        assertThat(invitations.suggested(training).block())
                .anyMatch(s -> s.invited() && s.lacking().cooperative().id().equals(bare.id()));
        regency.backend.drain();
        assertThat(regency.invited.events()).hasSize(1);
        Regency.refused(
                () -> invitations.invite(training.id(), List.of(), Regency.DINA).block(),
                "nobody-chosen");
        var offered = regency.get(Offers.class).of(bare.id()).block();
        assertThat(offered).anyMatch(o -> o.invited() && o.training().id().equals(training.id()));
    }

    @Test
    void theRulesOfNeedCountWhatTheySay() {
        var now = regency.clock.instant();
        var shop = regency.verified("Koperasi Kurang");
        var lacks = regency.get(Needs.class);
        assertThat(needs(shop)).containsExactly(Need.NO_LISTINGS, Need.NO_MEMBERS);
        regency.lists(shop, now, true);
        assertThat(needs(shop)).containsExactly(Need.NO_MEMBERS, Need.NO_SALES);
        regency.sells(shop, now.minus(Duration.ofDays(61)), 50_000, "COMPLETED");
        assertThat(needs(shop)).contains(Need.NO_SALES);
        regency.sells(shop, now.minus(Duration.ofDays(59)), 50_000, "REFUNDED");
        assertThat(needs(shop)).as("given back").contains(Need.NO_SALES);
        regency.sells(shop, now.minus(Duration.ofDays(59)), 50_000, "PAID");
        assertThat(needs(shop)).containsExactly(Need.NO_MEMBERS);
        assertThat(lacks.now().block().count(Need.NO_MEMBERS)).isPositive();
    }

    private static Set<Need> needs(Cooperative c) {
        return regency.get(Needs.class).now().block().lacking().stream()
                .filter(l -> l.cooperative().id().equals(c.id()))
                .findFirst()
                .orElseThrow()
                .needs();
    }

    @Test
    void sixtyDaysLaterBeforeAndAfterStandSideBySide() {
        var training = regency.announces("Dampak", 5, 2);
        var shop = regency.verified("Koperasi Dampak");
        var emi = regency.signsUp(training, shop, "Emi");
        regency.signsUp(training, regency.registers("Koperasi Absen"), "Budi");
        var end = training.endsAt();
        regency.lists(shop, end.minus(Duration.ofDays(60)), true);
        regency.lists(shop, end.minus(Duration.ofDays(61)), true);
        regency.lists(shop, end, true);
        regency.lists(shop, end.plus(Duration.ofDays(59)), true);
        regency.sells(shop, end.minusSeconds(1), 10_000, "COMPLETED");
        regency.sells(shop, end.plusSeconds(1), 20_000, "COMPLETED");
        regency.sells(shop, end.plus(Duration.ofDays(61)), 40_000, "COMPLETED");
        regency.clock.set(end);
        signUps.attend(training.id(), shop.id(), List.of(emi.id()), training.code()).block();
        var effects = regency.get(Effects.class);
        assertThat(effects.of(training).block().complete()).isFalse();
        regency.clock.set(end.plus(Duration.ofDays(60)));
        var before = regency.backend.statements();
        var effect = effects.of(training).block();
        assertThat(regency.backend.statements() - before).isEqualTo(6);
        assertThat(effect.complete()).isTrue();
        assertThat(effect.lines())
                .singleElement()
                .satisfies(
                        l -> {
                            assertThat(l.listedBefore()).isEqualTo(1);
                            assertThat(l.listedAfter()).isEqualTo(2);
                            assertThat(l.soldBefore().goods().rupiah()).isEqualTo(10_000);
                            assertThat(l.soldAfter().goods().rupiah()).isEqualTo(20_000);
                        });
        assertThat(trainings.comparedLately().block()).isPositive();
    }

    @Test
    void whatIsOverLeavesTheListOfWhatIsToCome() {
        var training = regency.announces("Urutan", 5, 2);
        assertThat(trainings.upcoming(null, 100).map(Training::id).collectList().block())
                .contains(training.id());
        regency.clock.set(training.endsAt());
        assertThat(trainings.upcoming(null, 100).map(Training::id).collectList().block())
                .doesNotContain(training.id());
        assertThat(trainings.past(null, 100).map(Training::id).collectList().block())
                .contains(training.id());
        assertThat(
                        Flux.just(training)
                                .flatMap(t -> trainings.cancel(t.id(), 1, "Terlambat", "d"))
                                .onErrorResume(Refusal.class, r -> Mono.empty())
                                .count()
                                .block())
                .isZero();
    }
}
