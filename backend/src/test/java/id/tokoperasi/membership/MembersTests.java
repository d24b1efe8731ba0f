package id.tokoperasi.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class MembersTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Heard<JoinAsked> ASKED = new Heard<>(JoinAsked.class);
    private static final Heard<JoinReminded> REMINDED = new Heard<>(JoinReminded.class);
    private static final Heard<JoinAnswered> ANSWERED = new Heard<>(JoinAnswered.class);

    private static BackendContext context;
    private static Members members;
    private static JoinRequests requests;
    private UUID shop = UUID.randomUUID();

    @BeforeAll
    static void open() {
        context = BackendContext.of("membership").with(ASKED).with(REMINDED).with(ANSWERED).start();
        members = context.get(Members.class);
        requests = context.get(JoinRequests.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void anotherCooperative() {
        shop = UUID.randomUUID();
    }

    @Test
    void theRegisterIsInTheOrderOfNamesAndFindsByNameNumberAndVillage() {
        add("A-2", "Sarinah");
        add("A-1", "Emi Suhaemi");
        add("B-7", "rukmini");
        assertThat(names(null, null)).containsExactly("Emi Suhaemi", "rukmini", "Sarinah");
        assertThat(names("b-7", null)).containsExactly("rukmini");
        assertThat(names("SARI", null)).containsExactly("Sarinah");
        assertThat(names("cikolelet", null)).hasSize(3);
        assertThat(names("50%_", null)).isEmpty();
        var first = members.page(shop, MemberState.CURRENT, null, null, 1).blockFirst();
        assertThat(names(null, first.id())).containsExactly("rukmini", "Sarinah");
    }

    @Test
    void aNumberIsUsedOncePerCooperativeWhateverItsCase() {
        add("a-1", "Emi");
        refused(() -> add("A-1", "Budi"), "member-number-taken");
        var budi = add("A-2", "Budi");
        refused(
                () -> members.edit(budi.id(), shop, 1, line("a-1", "Budi"), "m").block(),
                "member-number-taken");
        shop = UUID.randomUUID();
        add("A-1", "Emi of another cooperative");
    }

    @Test
    void whoeverLeavesStaysInTheRegisterAsFormer() {
        var emi = add("A-1", "Emi");
        var left =
                new MemberLine("A-1", "Emi", "Cikolelet", null, TODAY.minusYears(1), TODAY, false);
        members.edit(emi.id(), shop, emi.version(), left, "m").block();
        assertThat(members.count(shop).block()).isEqualTo(Map.of(MemberState.CURRENT, 1L));
        var earlier = TODAY.minusDays(1);
        var gone =
                new MemberLine(
                        "A-1", "Emi", "Cikolelet", null, TODAY.minusYears(1), earlier, false);
        members.edit(emi.id(), shop, 2, gone, "m").block();
        assertThat(members.count(shop).block()).isEqualTo(Map.of(MemberState.FORMER, 1L));
        assertThat(members.page(shop, MemberState.FORMER, null, null, 9).collectList().block())
                .hasSize(1);
    }

    @Test
    void twoWhoEditTheSameLineDoNotOverwriteEachOther() {
        var emi = add("A-1", "Emi");
        members.edit(emi.id(), shop, 1, line("A-1", "Emi S."), "m").block();
        refused(
                () -> members.edit(emi.id(), shop, 1, line("A-1", "E"), "m").block(),
                "version-changed");
        refused(
                () -> members.edit(emi.id(), UUID.randomUUID(), 2, line("A-1", "E"), "m").block(),
                "not-found");
    }

    @Test
    void whatIsNotWholeIsRefused() {
        refused(() -> add(" ", "Emi"), "member-number");
        refused(() -> add("A-1", " "), "member-name");
        refused(
                () -> put(new MemberLine("1", "Emi", "", null, TODAY, null, false)),
                "village-missing");
        refused(
                () -> put(new MemberLine("1", "Emi", "X", null, TODAY, TODAY.minusDays(1), false)),
                "member-dates");
    }

    @Test
    void consentToBeNamedIsOnRecord() {
        var emi = add("A-1", "Emi");
        assertThat(emi.consentChangedAt()).isNull();
        var named = new MemberLine("A-1", "Emi", "Cikolelet", null, TODAY, null, true);
        var agreed = members.edit(emi.id(), shop, 1, named, "m").block();
        assertThat(agreed.consentChangedAt()).isEqualTo(context.clock().instant());
        members.edit(emi.id(), shop, 2, named, "m").block();
        assertThat(
                        context.get(Audit.class)
                                .of("member:" + emi.id(), null, 9)
                                .map(AuditEntry::operation)
                                .collectList()
                                .block())
                .containsExactly("maker-consent-changed");
    }

    @Test
    void theSameListTwiceChangesNothingTheSecondTime() {
        var lines =
                IntStream.range(0, 1_000).mapToObj(i -> line("A-" + i, "Anggota " + i)).toList();
        var before = context.statements();
        assertThat(members.put(shop, lines).block().values()).containsOnly(Written.CREATED);
        assertThat(members.put(shop, lines).block().values()).containsOnly(Written.SAME);
        assertThat(context.statements() - before).isEqualTo(2);
        var changed =
                List.of(line("a-7", "Other name"), line("A-8", "Anggota 8"), line("new", "New"));
        assertThat(members.put(shop, changed).block())
                .isEqualTo(
                        Map.of(
                                "a-7", Written.CHANGED,
                                "A-8", Written.SAME,
                                "new", Written.CREATED));
        assertThat(names("Other", null)).containsExactly("Other name");
    }

    @Test
    void whoeverAsksIsEnteredWhenTheBoardSaysYes() {
        var asked = ask("siti");
        context.drain();
        assertThat(ASKED.events()).contains(new JoinAsked(asked.id()));
        refused(() -> ask("siti"), "join-waiting");
        refused(
                () -> requests.accept(asked.id(), UUID.randomUUID(), "A-1", "m").block(),
                "not-found");
        add("A-1", "Emi");
        refused(() -> requests.accept(asked.id(), shop, "a-1", "m").block(), "member-number-taken");
        requests.accept(asked.id(), shop, "A-2", "m").block();
        assertThat(requests.memberOf(shop, "siti").block().number()).isEqualTo("A-2");
        refused(() -> requests.accept(asked.id(), shop, "A-3", "m").block(), "join-answered");
        refused(() -> requests.refuse(asked.id(), shop, "no", "m").block(), "join-answered");
        refused(() -> ask("siti"), "join-member");
        context.drain();
        assertThat(ANSWERED.events()).contains(new JoinAnswered(asked.id()));
    }

    @Test
    void aRefusalHasAReasonAndMayBeAskedAgain() {
        var asked = ask("siti");
        refused(() -> requests.refuse(asked.id(), shop, "  ", "m").block(), "reason-missing");
        requests.refuse(asked.id(), shop, "Belum berdomisili di Cinangka", "m").block();
        assertThat(requests.newest(shop, "siti").block().reason()).contains("Cinangka");
        var again = ask("siti");
        refused(() -> requests.takeBack(again.id(), "somebody else").block(), "not-found");
        requests.takeBack(again.id(), "siti").block();
        assertThat(requests.waiting(shop, 9).collectList().block()).isEmpty();
    }

    @Test
    void twoWhoAnswerAtOnceGiveOneAnswer() {
        var asked = ask("siti");
        var done =
                Flux.range(0, 8)
                        .flatMap(
                                i ->
                                        (i % 2 == 0
                                                        ? requests.accept(
                                                                asked.id(), shop, "A-" + i, "m")
                                                        : requests.refuse(
                                                                asked.id(), shop, "no", "m"))
                                                .onErrorResume(Refusal.class, r -> Mono.empty()),
                                8)
                        .count()
                        .block();
        assertThat(done).isEqualTo(1);
        var members =
                context.one(
                        Long.class,
                        "select count(*) from membership.members where cooperative_id = :shop",
                        Map.of("shop", shop));
        var accepted = requests.newest(shop, "siti").block().state() == JoinState.ACCEPTED;
        assertThat(members).isEqualTo(accepted ? 1 : 0);
    }

    @Test
    void aCooperativeMayBeClosedToNewMembers() {
        assertThat(requests.terms(shop).block()).isEqualTo(JoinTerms.UNSAID);
        var closed = new JoinTerms(false, Money.rupiah(100_000), Money.rupiah(10_000), "", 0);
        assertThat(requests.putTerms(shop, closed).block().version()).isEqualTo(1);
        refused(() -> ask("siti"), "join-closed");
        refused(() -> requests.putTerms(shop, closed).block(), "version-changed");
    }

    @Test
    void theBoardIsRemindedOnceOfWhoWaitsAWeek() {
        var reminders = context.get(JoinReminders.class);
        context.clock().advance(Duration.ofDays(8));
        reminders.remind().block();
        var siti = ask("siti");
        var budi = ask("budi");
        requests.refuse(budi.id(), shop, "Belum berdomisili", "m").block();
        context.clock().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(reminders.remind().block()).isZero();
        context.clock().advance(Duration.ofSeconds(1));
        assertThat(reminders.remind().block()).isEqualTo(1);
        assertThat(reminders.remind().block()).isZero();
        context.drain();
        assertThat(REMINDED.events()).contains(new JoinReminded(siti.id()));
        assertThat(requests.ofPerson("siti", 50).map(JoinRequest::id).collectList().block())
                .contains(siti.id());
    }

    private JoinRequest ask(String who) {
        var wish =
                new JoinWish(
                        who,
                        "Siti",
                        who + "@contoh.example",
                        "+6281234567890",
                        "Cikolelet",
                        "Emping");
        return requests.ask(UUID.randomUUID(), shop, wish).block();
    }

    private Member add(String number, String name) {
        return members.add(UUID.randomUUID(), shop, line(number, name), "m").block();
    }

    private void put(MemberLine line) {
        members.put(shop, List.of(line)).block();
    }

    private static MemberLine line(String number, String name) {
        return new MemberLine(number, name, "Cikolelet", null, TODAY.minusYears(1), null, false);
    }

    private List<String> names(String text, UUID after) {
        return members.page(shop, MemberState.CURRENT, text, after, 9)
                .map(Member::name)
                .collectList()
                .block();
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
