package id.tokoperasi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

class OfficersTests {

    private static final Appointer HEAD = new Appointer("head", Role.BUDGET_USER);
    private static final Appointer DINAS = new Appointer("dinas", Role.DEPARTMENT_OFFICER);
    private static final String NUMBER = "800.1.11/17/2026";

    private static BackendContext context;
    private static Officers officers;
    private static Appointments appointments;

    private UUID office = UUID.randomUUID();
    private String enung = "";

    @BeforeAll
    static void open() {
        context = BackendContext.of("access").start();
        officers = context.get(Officers.class);
        appointments = context.get(Appointments.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void newOffice() {
        office = UUID.randomUUID();
        enung = office + "@contoh.example";
    }

    @Test
    void whoeverTheDecreeNamesActsOnceTheyHaveTakenItOver() {
        var entry = enter(Role.COMMITMENT_OFFICER, null);
        assertThat(roles("enung")).isEmpty();
        assertThat(officers.waitingFor(enung.toUpperCase(Locale.ROOT)).blockFirst())
                .isEqualTo(entry);
        takeOver(entry, "enung", enung.toUpperCase(Locale.ROOT));
        assertThat(roles("enung")).containsExactly(Role.COMMITMENT_OFFICER);
        var appointed = appointments.staffOf(office).block().getFirst();
        assertThat(appointed.decree()).isEqualTo(NUMBER);
        assertThat(appointed.acting()).isFalse();
        assertThat(officers.waiting(office).collectList().block()).isEmpty();
        assertThat(operations()).containsExactly("officer-appointed-by-decree", "officer-entered");
    }

    @Test
    void toAnybodyElseThereIsNoSuchEntry() {
        var entry = enter(Role.COMMITMENT_OFFICER, null);
        refused(() -> takeOver(entry, "budi", "budi-" + enung), "not-found");
        refused(() -> takeOver(entry, "budi", null), "not-found");
        assertThat(officers.waitingFor("budi-" + enung).collectList().block()).isEmpty();
    }

    @Test
    void takingOverManyTimesAtOnceAppointsOnce() {
        var entry = enter(Role.COMMITMENT_OFFICER, null);
        Flux.range(0, 10)
                .flatMap(
                        i ->
                                officers.takeOver(entry.id(), "enung", enung)
                                        .onErrorResume(Refusal.class, r -> Mono.empty()),
                        10)
                .blockLast();
        takeOver(entry, "enung", enung);
        assertThat(appointments.staffOf(office).block()).hasSize(1);
        refused(() -> takeOver(entry, "another account", enung), "decree-over");
    }

    @Test
    void nobodyHasARoleTwiceInOneOffice() {
        takeOver(enter(Role.STORE_KEEPER, null), "enung", enung);
        var again = enter(Role.STORE_KEEPER, null);
        refused(() -> takeOver(again, "enung", enung), "officer-appointed");
    }

    /** A decree for 24 to 26 November counts from the first moment of the 24th to the last of the 26th. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T16:59:59Z, false",
        "2026-11-23T17:00:00Z, true",
        "2026-11-26T16:59:59Z, true",
        "2026-11-26T17:00:00Z, false"
    })
    void aSignatureCountsInsideTheDatesOfTheDecreeOnly(Instant at, boolean counts) {
        var decree =
                new Decree(
                        enung,
                        Role.COMMITMENT_OFFICER,
                        true,
                        NUMBER,
                        Jakarta.startOf(LocalDate.of(2026, 11, 24)),
                        Jakarta.endOf(LocalDate.of(2026, 11, 26)));
        var appointment =
                new Appointment(
                        office,
                        "enung",
                        BodyKind.AGENCY,
                        office,
                        decree.role(),
                        decree.acting(),
                        decree.number(),
                        decree.validFrom(),
                        decree.validTo());
        assertThat(appointment.isInForce(at)).isEqualTo(counts);
    }

    @Test
    void aDecreeOfOneDayCountsOnThatDayAlone() {
        var today = Jakarta.day(context.clock().instant());
        var entry =
                officers.enter(
                                UUID.randomUUID(),
                                office,
                                new Decree(
                                        enung,
                                        Role.PROCUREMENT_OFFICER,
                                        true,
                                        NUMBER,
                                        Jakarta.startOf(today),
                                        Jakarta.endOf(today)),
                                HEAD)
                        .block();
        takeOver(entry, "enung", enung);
        assertThat(roles("enung")).containsExactly(Role.PROCUREMENT_OFFICER);
        assertThat(appointments.staffOf(office).block().getFirst().acting()).isTrue();
        context.clock().advance(Duration.ofDays(1));
        assertThat(roles("enung")).isEmpty();
    }

    @Test
    void onlyTheDinasEntersAndChangesTheHeadOfAnOffice() {
        refused(() -> enter(Role.BUDGET_USER, null), "budget-user-by-dinas");
        var entry =
                officers.enter(UUID.randomUUID(), office, decree(Role.BUDGET_USER, null), DINAS)
                        .block();
        var head = takeOver(entry, "enung", enung);
        refused(() -> officers.end(head.id(), office, HEAD).block(), "budget-user-by-dinas");
        officers.end(head.id(), office, DINAS).block();
        assertThat(roles("enung")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "DEPARTMENT_OFFICER", "AUDITOR", "ANONYMOUS", "SIGNED_IN"})
    void noOfficeAppointsToARoleThatIsNotItsOwn(Role role) {
        refused(() -> enter(role, null), "role-not-appointable");
    }

    @Test
    void aDecreeHasANumberAndDatesInTheirOrder() {
        var now = context.clock().instant();
        refused(() -> enter(Role.STORE_KEEPER, now), "period-empty");
        refused(() -> enter(Role.STORE_KEEPER, now.minus(Duration.ofDays(40))), "period-empty");
        for (var number : List.of(" ", "x".repeat(Decree.NUMBER_MAX + 1))) {
            var decree = new Decree(enung, Role.STORE_KEEPER, false, number, now, null);
            refused(
                    () -> officers.enter(UUID.randomUUID(), office, decree, HEAD).block(),
                    "decree-missing");
        }
    }

    @Test
    void theSameEntryTwiceIsRefusedAndSoAreTooMany() {
        enter(Role.STORE_KEEPER, null);
        refused(() -> enter(Role.STORE_KEEPER, null), "decree-open");
        var last = enung;
        for (var more = 1; more < Officers.WAITING_MAX; more++) {
            enung = more + last;
            enter(Role.STORE_KEEPER, null);
        }
        enung = "last-" + last;
        refused(() -> enter(Role.STORE_KEEPER, null), "too-many-decrees");
    }

    @Test
    void whatWasTakenBackOrWaitedTooLongIsOver() {
        var takenBack = enter(Role.STORE_KEEPER, null);
        officers.takeBack(takenBack.id(), office, HEAD).block();
        refused(() -> takeOver(takenBack, "enung", enung), "decree-over");
        var expired = enter(Role.STORE_KEEPER, null);
        context.clock().advance(Officers.WAITING);
        refused(() -> takeOver(expired, "enung", enung), "decree-over");
        enter(Role.STORE_KEEPER, null);
    }

    @Test
    void anotherOfficeReachesNeitherEntriesNorOfficers() {
        var entry = enter(Role.STORE_KEEPER, null);
        var other = UUID.randomUUID();
        refused(() -> officers.takeBack(entry.id(), other, HEAD).block(), "not-found");
        var keeper = takeOver(entry, "enung", enung);
        refused(() -> officers.end(keeper.id(), other, HEAD).block(), "not-found");
        refused(() -> officers.changeEnd(keeper.id(), other, null, HEAD).block(), "not-found");
        assertThat(roles("enung")).containsExactly(Role.STORE_KEEPER);
    }

    @Test
    void anEndTakesEffectAtOnceAndIsRecorded() {
        var keeper = takeOver(enter(Role.STORE_KEEPER, null), "enung", enung);
        var later = context.clock().instant().plus(Duration.ofDays(3));
        assertThat(officers.changeEnd(keeper.id(), office, later, HEAD).block().validTo())
                .isEqualTo(later);
        assertThat(roles("enung")).containsExactly(Role.STORE_KEEPER);
        officers.end(keeper.id(), office, HEAD).block();
        assertThat(roles("enung")).isEmpty();
        refused(() -> officers.end(keeper.id(), office, HEAD).block(), "not-found");
        assertThat(operations()).startsWith("officer-ended", "officer-end-changed");
        assertThat(context.get(Audit.class).verify("agency:" + office).block()).isNull();
    }

    /** What one does for a store and what one does for an office are taken over in different ways. */
    @Test
    void anEntryOfAnOfficeIsNoInvitationToAStore() {
        var entry = enter(Role.STORE_KEEPER, null);
        var staff = context.get(Staff.class);
        refused(() -> staff.invitation(entry.id()).block(), "not-found");
        refused(() -> staff.accept(entry.id(), "enung", enung).block(), "not-found");
    }

    private Decree decree(Role role, Instant to) {
        var from = context.clock().instant().minus(Duration.ofDays(30));
        return new Decree(enung, role, false, NUMBER, from, to);
    }

    private Invitation enter(Role role, Instant to) {
        return officers.enter(UUID.randomUUID(), office, decree(role, to), HEAD).block();
    }

    private static Invitation takeOver(Invitation entry, String who, String email) {
        return officers.takeOver(entry.id(), who, email).block();
    }

    private Set<Role> roles(String who) {
        return appointments.standing(who, office, context.clock().instant()).block().roles();
    }

    private List<String> operations() {
        return context.get(Audit.class)
                .of("agency:" + office, null, 10)
                .map(AuditEntry::operation)
                .collectList()
                .block();
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
