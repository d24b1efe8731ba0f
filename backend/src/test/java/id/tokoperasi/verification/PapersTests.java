package id.tokoperasi.verification;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class PapersTests {

    private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
    private static final Logger LOG = LoggerFactory.getLogger(PapersTests.class);
    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void onTheFirstDay() {
        office.backend.clock().set(START);
    }

    private static SellingLimit limit(UUID cooperative) {
        return office.cooperatives.find(cooperative).block().trading().limit();
    }

    @Test
    void filesThatLieAboutThemselvesAreRefused() {
        var c = office.registered();
        var lies =
                Map.of(
                        "<html><script>alert(1)</script>", "document-type",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>", "document-type",
                        "PK\u0003\u0004 a zip", "document-type",
                        "%PDF-1.7\nno page and no end", "document-broken",
                        "%PDF-1.7\n<</Type /Page /AA <</JavaScript 1>>>>\n%%EOF", "document-active",
                        "\u00ff\u00d8\u00ff half a photo", "document-broken");
        lies.forEach(
                (content, code) -> {
                    var paper =
                            new Checklist.Paper(
                                    "", null, content.getBytes(StandardCharsets.ISO_8859_1));
                    assertThat(
                                    Office.refusal(
                                            () ->
                                                    office.checklist
                                                            .bring(c.id(), "rat", paper, "m")
                                                            .block()))
                            .as(content)
                            .isEqualTo(code);
                });
        assertThat(office.item(c.id(), "rat")).isNull();
        assertThat(office.checklist.of(c.id()).block()).allMatch(l -> l.documents().isEmpty());
    }

    @Test
    void historyIsKeptAndOnlyTheOwnerReadsAFile() {
        var c = office.registered();
        office.brings(c.id(), "rat");
        office.brings(c.id(), "rat");
        var line = office.checklist.of(c.id()).block().getFirst();
        assertThat(line.documents()).hasSize(2);
        var file = line.documents().getFirst().id();
        assertThat(office.checklist.file(file, c.id()).block().contentType())
                .isEqualTo("application/pdf");
        assertThat(Office.refusal(() -> office.checklist.file(file, UUID.randomUUID()).block()))
                .isEqualTo("not-found");
        assertThat(Office.refusal(() -> office.brings(c.id(), "tidak-diminta")))
                .isEqualTo("not-found");
    }

    @Test
    void twoOfficersWhoDecideAtOnceDoNotOverwriteEachOther() {
        var c = office.registered();
        for (int round = 0; round < 5; round++) {
            var item = office.brings(c.id(), "foto");
            var verdicts = List.of(Office.yes(null), Office.no(Outcome.ASK_AGAIN));
            var codes =
                    Flux.range(0, 2)
                            .flatMap(
                                    i ->
                                            office.desk
                                                    .decide(
                                                            item.id(),
                                                            item.version(),
                                                            verdicts.get(i),
                                                            "officer-" + i)
                                                    .map(x -> "")
                                                    .onErrorResume(
                                                            Refusal.class,
                                                            r -> Mono.just(r.code())))
                            .collectList()
                            .block();
            assertThat(codes).hasSize(2).containsOnlyOnce("");
            assertThat(codes).anyMatch(List.of("item-decided", "version-changed")::contains);
            assertThat(office.item(c.id(), "foto").version()).isEqualTo(item.version() + 1);
        }
    }

    @Test
    void aPaperOnOneOfficersTableCannotBeDecidedByAnotherForTenMinutes() {
        var item = office.brings(office.registered().id(), "rat");
        office.desk.hold(item.id(), "ani", "Ani").block();
        assertThat(Office.refusal(() -> office.desk.hold(item.id(), "budi", "Budi").block()))
                .isEqualTo("item-held");
        Runnable decides =
                () ->
                        office.desk
                                .decide(item.id(), item.version(), Office.yes(null), "budi")
                                .block();
        assertThat(Office.refusal(decides)).isEqualTo("item-held");
        office.backend.clock().advance(Desk.HELD);
        assertThat(Office.refusal(decides)).isEmpty();
        assertThat(Office.refusal(decides)).isEqualTo("item-decided");
    }

    @Test
    void aDecisionNeedsAReasonUnlessItIsYes() {
        var item = office.brings(office.registered().id(), "nib");
        var wordless = new Verdict(Outcome.REJECT, DecisionReason.OTHER, " ", null);
        var groundless = new Verdict(Outcome.REJECT, null, "Buram", null);
        var waived = Office.no(Outcome.WAIVE);
        var late = Office.yes(Office.TODAY.minusDays(1));
        assertThat(List.of(wordless, groundless, waived, late))
                .extracting(
                        v ->
                                Office.refusal(
                                        () ->
                                                office.desk
                                                        .decide(item.id(), item.version(), v, "o")
                                                        .block()))
                .containsExactly(
                        "decision-note", "decision-reason", "not-waivable", "valid-until-over");
    }

    @Test
    void anExpiredDutyLimitsAsItsRuleSaysAndARenewalLiftsIt() {
        var c = office.verified(Office.TODAY.plusDays(40));
        assertThat(c.status()).isEqualTo(CooperativeStatus.VERIFIED);
        days(41);
        office.expiry.sweep().block();
        assertThat(office.item(c.id(), "rat").state()).isEqualTo(ItemState.EXPIRED);
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NO_NEW_LISTINGS);
        days(366 * 2);
        office.expiry.sweep().block();
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NO_SALES);
        var renewed = office.brings(c.id(), "nib");
        assertThat(renewed.asked()).isEqualTo(Asked.RENEWAL);
        assertThat(limit(c.id())).as("not yet confirmed").isEqualTo(SellingLimit.NO_SALES);
        office.accept(renewed);
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NO_NEW_LISTINGS);
        office.accept(office.brings(c.id(), "rat"));
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NOTHING);
    }

    @Test
    void aRenewalThatWaitsOrIsRefusedLeavesWhatIsConfirmedUntilItsDay() {
        var c = office.verified(Office.TODAY.plusDays(20));
        var renewal = office.brings(c.id(), "rat");
        assertThat(renewal.met()).isTrue();
        office.desk.decide(renewal.id(), renewal.version(), Office.no(Outcome.REJECT), "o").block();
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NOTHING);
        days(21);
        office.expiry.sweep().block();
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NO_NEW_LISTINGS);
    }

    @Test
    void aPaperThatWasConfirmedInErrorCanBeRefusedAfterwards() {
        var c = office.verified(Office.TODAY.plusDays(200));
        var item = office.item(c.id(), "nib");
        office.desk.decide(item.id(), item.version(), Office.no(Outcome.REJECT), "o").block();
        assertThat(limit(c.id())).isEqualTo(SellingLimit.NO_SALES);
    }

    @Test
    void aReminderComesOnceThirtyAndOnceSevenDaysBefore() {
        var c = office.verified(Office.TODAY.plusDays(31));
        assertThat(reminders(c.id())).isEmpty();
        days(1);
        assertThat(reminders(c.id())).containsExactly(30);
        days(10);
        assertThat(reminders(c.id())).containsExactly(30);
        days(24);
        assertThat(reminders(c.id())).containsExactly(30, 7);
        days(25);
        assertThat(reminders(c.id())).containsExactly(30, 7);
    }

    private static void days(int after) {
        office.backend.clock().set(START.plus(Duration.ofDays(after)));
    }

    private static List<Integer> reminders(UUID cooperative) {
        office.expiry.sweep().block();
        office.backend.drain();
        var item = office.item(cooperative, "rat").id();
        return office.ending.events().stream()
                .filter(e -> e.itemId().equals(item))
                .map(PaperEnding::withinDays)
                .toList();
    }

    @Test
    void aPaperThatIsNotNeededIsWaivedWithAReason() {
        var c = office.registered();
        office.desk.waive(c.id(), "rat", Office.no(Outcome.WAIVE), "o").block();
        assertThat(office.item(c.id(), "rat").state()).isEqualTo(ItemState.WAIVED);
        assertThat(
                        Office.refusal(
                                () ->
                                        office.desk
                                                .waive(c.id(), "rat", Office.no(Outcome.WAIVE), "o")
                                                .block()))
                .isEqualTo("item-decided");
        assertThat(
                        Office.refusal(
                                () ->
                                        office.desk
                                                .waive(c.id(), "nib", Office.no(Outcome.WAIVE), "o")
                                                .block()))
                .isEqualTo("not-waivable");
        office.accept(office.brings(c.id(), "nib"));
        assertThat(office.cooperatives.find(c.id()).block().status())
                .isEqualTo(CooperativeStatus.VERIFIED);
    }

    @Test
    void severalAreAskedForAgainAtOnceAndWhatIsOnAnothersTableIsLeft() {
        var items =
                IntStream.range(0, 3)
                        .mapToObj(i -> office.brings(office.registered().id(), "rat"))
                        .toList();
        office.desk.hold(items.get(2).id(), "ani", "Ani").block();
        var asked =
                office.desk
                        .askAgain(
                                items.stream().map(Item::id).toList(),
                                DecisionReason.UNREADABLE,
                                "Foto buram",
                                "budi")
                        .block();
        assertThat(asked)
                .extracting(Item::id)
                .containsExactlyInAnyOrder(items.get(0).id(), items.get(1).id());
        assertThat(asked).allMatch(i -> i.state() == ItemState.ASKED_AGAIN);
    }

    @Test
    void theQueueIsOldestFirstByKindAndPageAndCountsWorkingDays() {
        var first = office.brings(office.registered().id(), "foto");
        office.backend.clock().advance(Duration.ofHours(1));
        var second = office.brings(office.registered().id(), "foto");
        office.backend.clock().set(Instant.parse("2026-11-30T03:00:00Z"));
        var page = queue("foto", null, 50);
        assertThat(page)
                .extracting(e -> e.item().id())
                .containsSubsequence(first.id(), second.id());
        assertThat(page.getFirst().workingDays()).isEqualTo(4);
        assertThat(queue("foto", first.id(), 1).getFirst().item().id()).isEqualTo(second.id());
        assertThat(queue("rat", null, 100)).noneMatch(e -> e.requirement().code().equals("foto"));
        assertThat(page.getFirst().cooperative()).startsWith("Koperasi Aren Mancak");
        assertThat(office.desk.load().block().oldestDays()).isGreaterThanOrEqualTo(4);
    }

    private static List<Desk.Entry> queue(String requirement, UUID after, int size) {
        return office.desk
                .queue(new Desk.Wish(ItemState.WAITING, requirement, null, after, size))
                .block();
    }

    @Test
    void theQueueIsQuickWithTenThousandAndSendsTheSameFewStatements() {
        var c = office.registered();
        office.brings(c.id(), "rat");
        office.backend.run(
                """
                insert into verification.items (id, cooperative_id, requirement, state, asked,
                       waiting_since, number, met, lapsed)
                select gen_random_uuid(), gen_random_uuid(), 'foto', 'WAITING', 'FIRST',
                       timestamptz '2026-11-30 03:00Z' + n * interval '1 second', 'BANYAK', false, false
                  from generate_series(1, 10000) n
                """,
                "analyze verification.items");
        office.requirements.all().block();
        queue("foto", null, 25);
        var before = office.backend.statements();
        var start = System.nanoTime();
        var page = queue("foto", null, 25);
        office.desk.load().block();
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(office.backend.statements() - before).isEqualTo(6);
        assertThat(page).hasSize(25);
        assertThat(took).isLessThan(Duration.ofMillis(500));
        LOG.info("queue and figures with 10,000 open: {} ms", took.toMillis());
        office.backend.run("delete from verification.items where number = 'BANYAK'");
    }

    @Test
    void whatIsAskedForIsTheDinasOwnAndEveryChangeIsRecorded() {
        var wish = Office.paper("akta", 9, true, null, SellingLimit.NOTHING);
        office.requirements.add(wish, "officer").block();
        assertThat(Office.refusal(() -> office.requirements.add(wish, "officer").block()))
                .isEqualTo("requirement-exists");
        var kept = office.requirements.find("akta").block();
        var off =
                new Requirement(
                        "akta",
                        9,
                        kept.name(),
                        kept.nameEn(),
                        "",
                        "",
                        kept.sectors(),
                        kept.kinds(),
                        false,
                        true,
                        null,
                        SellingLimit.NOTHING,
                        false,
                        kept.version());
        office.requirements.edit(off, kept.version(), "officer").block();
        assertThat(
                        Office.refusal(
                                () ->
                                        office.requirements
                                                .edit(off, kept.version(), "officer")
                                                .block()))
                .isEqualTo("version-changed");
        assertThat(office.audit.of("requirement:akta", null, 9).collectList().block())
                .extracting(e -> e.operation())
                .containsExactly("requirement-changed", "requirement-added");
        var c = office.registered();
        assertThat(office.checklist.of(c.id()).block())
                .noneMatch(l -> l.requirement().code().equals("akta"));
    }

    @Test
    void workingDaysLeaveOutTheWeekend() {
        var friday = LocalDate.of(2026, 11, 27);
        assertThat(WorkingDays.between(friday, friday)).isZero();
        assertThat(WorkingDays.between(friday, friday.plusDays(2))).isZero();
        assertThat(WorkingDays.between(friday, friday.plusDays(3))).isEqualTo(1);
        assertThat(WorkingDays.between(friday, friday.plusDays(10))).isEqualTo(6);
        assertThat(WorkingDays.between(friday.plusDays(1), friday)).isZero();
    }
}
