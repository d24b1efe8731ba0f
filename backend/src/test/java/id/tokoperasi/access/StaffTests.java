package id.tokoperasi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.access.Staff.Offer;
import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

class StaffTests {

    private static final Heard<StaffInvited> INVITED = new Heard<>(StaffInvited.class);

    private static BackendContext context;
    private static Staff staff;
    private static Appointments appointments;

    private UUID shop = UUID.randomUUID();
    private String manager = "";
    private String siti = "";
    private UUID managerAppointment = UUID.randomUUID();

    @BeforeAll
    static void open() {
        context = BackendContext.of("access").with(INVITED).start();
        staff = context.get(Staff.class);
        appointments = context.get(Appointments.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void aShopWithOneManager() {
        shop = UUID.randomUUID();
        siti = shop + "@contoh.example";
        manager = UUID.randomUUID().toString();
        managerAppointment = appoint(manager, Role.MANAGER, null);
    }

    @Test
    void whoeverIsInvitedAndAcceptsMayActFromThenOn() {
        var invitation = invite(siti.toUpperCase(Locale.ROOT), Role.CATALOGUE, null);
        context.drain();
        assertThat(INVITED.events()).contains(new StaffInvited(invitation.id()));
        assertThat(rolesOf("siti")).isEmpty();
        accept(invitation, "siti", siti);
        assertThat(rolesOf("siti")).containsExactly(Role.CATALOGUE);
        assertThat(staff.invitations(shop).collectList().block()).isEmpty();
        assertThat(operations()).containsExactly("staff-joined", "staff-invited");
    }

    @Test
    void anInvitationIsForItsAddressAlone() {
        var invitation = invite(siti, Role.CATALOGUE, null);
        refused(() -> accept(invitation, "budi", "budi-" + siti), "invitation-for-another");
        refused(() -> accept(invitation, "budi", null), "invitation-for-another");
        assertThat(rolesOf("budi")).isEmpty();
    }

    @Test
    void acceptingTwiceIsAcceptingOnceAndNobodyElseCan() {
        var invitation = invite(siti, Role.CATALOGUE, null);
        accept(invitation, "siti", siti);
        accept(invitation, "siti", siti);
        assertThat(appointments.staffOf(shop).block()).hasSize(2);
        refused(() -> accept(invitation, "other account", siti), "invitation-over");
    }

    @Test
    void manyAcceptancesAtOnceMakeOneAppointment() {
        var invitation = invite(siti, Role.CATALOGUE, null);
        Flux.range(0, 10)
                .flatMap(
                        i ->
                                staff.accept(invitation.id(), "siti", siti)
                                        .onErrorResume(Refusal.class, r -> Mono.empty()),
                        10)
                .blockLast();
        assertThat(appointments.staffOf(shop).block()).hasSize(2);
    }

    @Test
    void whatWasTakenBackOrHasExpiredIsOver() {
        var takenBack = invite(siti, Role.CATALOGUE, null);
        staff.takeBack(takenBack.id(), shop, manager).block();
        refused(() -> accept(takenBack, "siti", siti), "invitation-over");
        var expired = invite(siti, Role.CATALOGUE, null);
        context.clock().advance(Staff.INVITATION);
        refused(() -> accept(expired, "siti", siti), "invitation-over");
        invite(siti, Role.CATALOGUE, null);
    }

    @Test
    void anotherShopCannotTakeBackAnInvitationOrEndAnAppointment() {
        var invitation = invite(siti, Role.CATALOGUE, null);
        var other = UUID.randomUUID();
        refused(() -> staff.takeBack(invitation.id(), other, "rival").block(), "not-found");
        refused(() -> staff.end(managerAppointment, other, "rival").block(), "not-found");
        refused(
                () -> staff.changeEnd(managerAppointment, other, null, "rival").block(),
                "not-found");
    }

    @Test
    void theSameWishTwiceIsRefusedAndSoAreTooMany() {
        invite(siti, Role.CATALOGUE, null);
        refused(
                () -> invite(siti.toUpperCase(Locale.ROOT), Role.CATALOGUE, null),
                "invitation-open");
        for (var more = 1; more < Staff.OPEN_MAX; more++) {
            invite(more + siti, Role.VIEWER, null);
        }
        refused(() -> invite("last-" + siti, Role.VIEWER, null), "too-many-invitations");
    }

    @Test
    void anAddressIsNotFloodedByManyShops() {
        var address = UUID.randomUUID() + "@contoh.example";
        for (var i = 0; i < Staff.TO_ADDRESS_AN_HOUR; i++) {
            shop = UUID.randomUUID();
            invite(address, Role.VIEWER, null);
        }
        shop = UUID.randomUUID();
        refused(() -> invite(address, Role.VIEWER, null), "too-many-invitations");
        context.clock().advance(Duration.ofHours(1).plusSeconds(1));
        invite(address, Role.VIEWER, null);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MANAGER", "CATALOGUE", "FULFILMENT", "TREASURER", "VIEWER"})
    void noManagerCanGiveARoleOutsideTheShop(Role role) {
        refused(() -> invite(siti, role, null), "role-not-appointable");
    }

    @Test
    void aRoleCountsFromItsFirstToItsLastInstant() {
        var now = context.clock().instant();
        var from = now.plus(Duration.ofDays(2));
        var to = now.plus(Duration.ofDays(4));
        var invitation =
                staff.invite(
                                UUID.randomUUID(),
                                shop,
                                new Offer(siti, Role.VIEWER, from, to),
                                manager)
                        .block();
        accept(invitation, "siti", siti);
        assertThat(rolesOf("siti")).isEmpty();
        context.clock().advance(Duration.ofDays(2));
        assertThat(rolesOf("siti")).containsExactly(Role.VIEWER);
        context.clock().advance(Duration.ofDays(2));
        assertThat(rolesOf("siti")).isEmpty();
        refused(
                () -> invite("emi-" + siti, Role.VIEWER, context.clock().instant()),
                "period-empty");
    }

    @Test
    void removalTakesEffectAtOnceAndIsRecorded() {
        var viewer = appoint("siti", Role.VIEWER, null);
        staff.end(viewer, shop, manager).block();
        assertThat(rolesOf("siti")).isEmpty();
        assertThat(operations()).containsExactly("staff-ended");
        refused(() -> staff.end(viewer, shop, manager).block(), "not-found");
    }

    @Test
    void theLastManagerCannotLeaveBeRemovedOrGetAnEnd() {
        var end = context.clock().instant().plus(Duration.ofDays(30));
        refused(() -> staff.end(managerAppointment, shop, manager).block(), "last-manager");
        refused(() -> staff.leave(shop, manager).block(), "last-manager");
        refused(
                () -> staff.changeEnd(managerAppointment, shop, end, manager).block(),
                "last-manager");
        appoint("temporary", Role.MANAGER, end.minusSeconds(1));
        refused(
                () -> staff.changeEnd(managerAppointment, shop, end, manager).block(),
                "last-manager");
        appoint("second", Role.MANAGER, null);
        staff.leave(shop, manager).block();
        assertThat(rolesOf(manager)).isEmpty();
    }

    @Test
    void twoManagersWhoRemoveEachOtherLeaveOne() {
        var second = appoint("second", Role.MANAGER, null);
        var refusals =
                Flux.just(managerAppointment, second)
                        .flatMap(
                                id ->
                                        staff.end(id, shop, "x")
                                                .then(Mono.<String>empty())
                                                .onErrorResume(
                                                        Refusal.class, r -> Mono.just(r.code())),
                                2)
                        .collectList()
                        .block();
        assertThat(refusals).containsExactly("last-manager");
        assertThat(appointments.staffOf(shop).block())
                .filteredOn(a -> a.isInForce(context.clock().instant()))
                .hasSize(1);
    }

    @Test
    void anEndCanBeTakenAwayAgain() {
        var viewer = appoint("siti", Role.VIEWER, context.clock().instant().plusSeconds(60));
        assertThat(staff.changeEnd(viewer, shop, null, manager).block().validTo()).isNull();
        context.clock().advance(Duration.ofDays(1));
        assertThat(rolesOf("siti")).containsExactly(Role.VIEWER);
    }

    private UUID appoint(String who, Role role, Instant to) {
        var from = context.clock().instant().minusSeconds(60);
        appointments.appoint(who + shop, who, shop, role, "SK-1", from, to).block();
        return appointments.staffOf(shop).block().stream()
                .filter(a -> a.subject().equals(who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Invitation invite(String email, Role role, Instant to) {
        return staff.invite(UUID.randomUUID(), shop, new Offer(email, role, null, to), manager)
                .block();
    }

    private static void accept(Invitation invitation, String who, String email) {
        staff.accept(invitation.id(), who, email).block();
    }

    private List<Role> rolesOf(String who) {
        return List.copyOf(
                appointments.standing(who, shop, context.clock().instant()).block().roles());
    }

    private List<String> operations() {
        return context.get(Audit.class)
                .of("cooperative:" + shop, null, 10)
                .map(AuditEntry::operation)
                .collectList()
                .block();
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
