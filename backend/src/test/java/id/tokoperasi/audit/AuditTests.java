package id.tokoperasi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class AuditTests {

    private static final Instant AT = Instant.parse("2026-11-24T02:12:00.123456789Z");

    private static BackendContext context;
    private static Audit audit;
    private String subject = "";

    @BeforeAll
    static void open() {
        context = BackendContext.of("audit").start();
        audit = context.get(Audit.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void somebodyNew() {
        subject = "cooperative:" + UUID.randomUUID();
    }

    @Test
    void decisionsOfASubjectAreToldNewestFirst() {
        decide("item-accepted");
        decide("cooperative-verified");
        assertThat(audit.of(subject, null, 10).map(AuditEntry::operation).collectList().block())
                .containsExactly("cooperative-verified", "item-accepted");
        assertThat(audit.of(subject, 2L, 10).map(AuditEntry::seq).collectList().block())
                .containsExactly(1L);
    }

    @Test
    void theLastDecisionsAboutAnythingAreFound() {
        decide("item-accepted");
        var other = subject;
        somebodyNew();
        decide("item-accepted");
        assertThat(audit.latest(100).map(AuditEntry::subject).collectList().block())
                .contains(subject, other);
        assertThat(audit.latest(1).count().block()).isEqualTo(1);
    }

    @Test
    void anEntrySaysWhoInWhichQualityWhatBeforeAndAfter() {
        decide("item-accepted");
        var entry = audit.of(subject, null, 1).blockFirst();
        assertThat(entry.canonical())
                .contains(
                        "\"actingAs\":\"DEPARTMENT_OFFICER\"",
                        "\"actor\":\"dina\"",
                        "\"at\":\"2026-11-24T02:12:00.123456Z\"",
                        "\"before\":{\"state\":\"SUBMITTED\"}",
                        "\"after\":{\"state\":\"ACCEPTED\"}");
    }

    @Test
    void manyWhoDecideAtOnceMakeOneChainWithoutGaps() {
        Flux.range(0, 40).flatMap(i -> record("item-accepted"), 40).blockLast();
        assertThat(audit.of(subject, null, 100).map(AuditEntry::seq).collectList().block())
                .hasSize(40)
                .doesNotHaveDuplicates()
                .startsWith(40L);
        assertThat(audit.verify(subject).block()).isNull();
    }

    @Test
    void aDecisionThatIsRolledBackLeavesNoEntry() {
        var refused =
                context.get(Transactions.class)
                        .run(
                                () ->
                                        record("item-accepted")
                                                .then(Mono.error(Refusal.conflict("no"))));
        assertThatThrownBy(refused::block).isInstanceOf(Refusal.class);
        assertThat(audit.of(subject, null, 10).collectList().block()).isEmpty();
        decide("item-accepted");
        assertThat(audit.verify(subject).block()).isNull();
    }

    @Test
    void entriesCannotBeChangedOrTakenOut() {
        decide("item-accepted");
        for (var sql :
                List.of(
                        "update audit.entries set actor = 'other'",
                        "delete from audit.entries",
                        "truncate audit.entries cascade")) {
            assertThatThrownBy(() -> context.run(sql)).hasMessageContaining("never changed");
        }
    }

    /** What somebody with the owner's password could do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entries set canonical = set_byte(canonical, 40, 90) where seq = 2 and %s",
                "delete from audit.entries where seq = 2 and %s",
                "update audit.entries set hash = decode(repeat('00', 32), 'hex') where seq = 2 and %s",
                """
                update audit.entries e set canonical = other.canonical, hash = other.hash
                  from (select 5 - seq as seq, canonical, hash from audit.entries
                         where seq in (2, 3) and %1$s) other
                 where e.seq = other.seq and %1$s
                """
            })
    void whatWasChangedBehindOurBackIsFound(String sql) {
        decide("item-accepted");
        decide("item-rejected");
        decide("cooperative-verified");
        behindOurBack(sql);
        assertThat(audit.verify(subject).block()).isEqualTo(new BrokenChain(subject, 2));
        assertThat(audit.verifyAll().collectList().block()).contains(new BrokenChain(subject, 2));
    }

    @Test
    void theLastEntryTakenOutIsFoundByTheHead() {
        decide("item-accepted");
        decide("item-rejected");
        behindOurBack("delete from audit.entries where seq = 2 and %s");
        assertThat(audit.verify(subject).block()).isEqualTo(new BrokenChain(subject, 2));
    }

    private void behindOurBack(String sql) {
        context.run("alter table audit.entries disable trigger entries_immutable");
        context.run(sql.formatted("subject = '" + subject + "'"));
        context.run("alter table audit.entries enable trigger entries_immutable");
    }

    @Test
    void whatIsPersonalCanBeErasedAndTheChainHolds() {
        var decision =
                new Decision(
                        subject,
                        "dina",
                        "DEPARTMENT_OFFICER",
                        null,
                        "staff-invited",
                        Map.of(),
                        Map.of("role", "VIEWER"),
                        Map.of("email", "siti@contoh.example"));
        audit.record(decision, AT).block();
        var entry = audit.of(subject, null, 1).blockFirst();
        assertThat(entry.canonical()).doesNotContain("siti");
        assertThat(entry.personal()).containsEntry("email", "siti@contoh.example");
        context.run("delete from audit.personal where subject = '" + subject + "'");
        assertThat(audit.of(subject, null, 1).blockFirst().personal()).isEmpty();
        assertThat(audit.verify(subject).block()).isNull();
    }

    private void decide(String operation) {
        record(operation).block();
    }

    private Mono<Void> record(String operation) {
        return audit.record(
                Decision.of(
                        subject,
                        "dina",
                        "DEPARTMENT_OFFICER",
                        null,
                        operation,
                        Map.of("state", "SUBMITTED"),
                        Map.of("state", "ACCEPTED")),
                AT);
    }
}
