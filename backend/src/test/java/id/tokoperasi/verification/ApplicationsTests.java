package id.tokoperasi.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import id.tokoperasi.access.Role;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class ApplicationsTests {

    private static Office office;
    private final String who = UUID.randomUUID().toString();

    @BeforeAll
    static void open() {
        office = new Office();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private Application begins(ApplicationForm form) {
        return office.applications
                .start(UUID.randomUUID(), who, "Sarinah", "s@x.example", form)
                .block();
    }

    @Test
    void halfIsKeptAndWrittenOnLater() {
        var half = begins(Office.blank());
        assertThat(half.state()).isEqualTo(ApplicationState.DRAFT);
        assertThat(office.applications.faults(half))
                .containsKeys("nib", "bankAccount", "officers", "kind");
        assertThat(
                        Office.refusal(
                                () ->
                                        office.applications
                                                .submit(half.id(), who, half.version())
                                                .block()))
                .isEqualTo("field-missing");
        var whole =
                office.applications.save(half.id(), who, half.version(), office.whole()).block();
        assertThat(whole.form().officers()).hasSize(1);
        assertThat(office.applications.faults(whole)).isEmpty();
        assertThat(
                        Office.refusal(
                                () ->
                                        office.applications
                                                .save(
                                                        half.id(),
                                                        who,
                                                        half.version(),
                                                        Office.blank())
                                                .block()))
                .as("an old version")
                .isEqualTo("version-changed");
        var sent = office.applications.submit(whole.id(), who, whole.version()).block();
        assertThat(sent.state()).isEqualTo(ApplicationState.SUBMITTED);
        assertThat(
                        Office.refusal(
                                () ->
                                        office.applications
                                                .save(
                                                        sent.id(),
                                                        who,
                                                        sent.version(),
                                                        Office.blank())
                                                .block()))
                .isEqualTo("application-state");
    }

    @Test
    void numbersThatAreKnownStayWhenTheyAreNotWrittenAgain() {
        var begun = begins(office.whole());
        var f = begun.form();
        assertThat(f.bankAccount()).isEmpty();
        assertThat(f.officers().getFirst().nik()).isEmpty();
        var again = office.applications.save(begun.id(), who, begun.version(), f).block();
        assertThat(again.bankAccountHint()).isEqualTo("3344");
        assertThat(again.form().officers().getFirst().nikHint()).isEqualTo("6655");
        assertThat(office.applications.bankAccount(begun.id()).block()).isEqualTo(Office.BANK);
    }

    @Test
    void aSealedNumberDoesNotOpenInAnotherRow() {
        var first = begins(office.whole());
        var second = begins(office.whole());
        office.backend.run(
                """
                update verification.applications set bank_account =
                    (select bank_account from verification.applications where id = '%s') where id = '%s'
                """
                        .formatted(first.id(), second.id()));
        assertThat(office.applications.bankAccount(first.id()).block()).isEqualTo(Office.BANK);
        assertThatIllegalStateException()
                .isThrownBy(() -> office.applications.bankAccount(second.id()).block());
    }

    @Test
    void numbersOfPersonsAndBankAccountsAreNowhereInPlain() {
        var begun = begins(office.whole());
        var sent = office.applications.submit(begun.id(), who, begun.version()).block();
        office.accept(office.formOf(sent));
        var tables =
                List.of(
                        "verification.applications",
                        "verification.officers",
                        "verification.items",
                        "audit.entries",
                        "audit.personal",
                        "cooperative.cooperatives",
                        "outbox.events");
        for (var table : tables) {
            var rows =
                    office.backend
                            .get(DatabaseClient.class)
                            .sql("select t::text as t from " + table + " t")
                            .map(row -> row.get("t", String.class))
                            .all()
                            .collectList()
                            .block();
            assertThat(rows).as(table).noneMatch(r -> r.contains(Office.NIK));
            assertThat(rows).as(table).noneMatch(r -> r.contains(Office.BANK));
        }
        var canonical =
                office.backend
                        .get(DatabaseClient.class)
                        .sql("select convert_from(canonical, 'UTF8') as t from audit.entries")
                        .map(row -> row.get("t", String.class))
                        .all()
                        .collectList()
                        .block();
        assertThat(canonical).isNotEmpty().noneMatch(r -> r.contains(Office.NIK));
        assertThat(canonical).noneMatch(r -> r.contains(Office.BANK));
        assertThat(sent.toString()).doesNotContain(Office.NIK, Office.BANK);
    }

    @Test
    void aNumberThatIsKnownIsToldWithoutWhose() {
        var first = office.sent();
        var f = first.form();
        for (var field : List.of("legalEntityNumber", "nib", "taxNumber")) {
            var other = office.whole();
            var form =
                    new ApplicationForm(
                            other.name(),
                            field.equals("legalEntityNumber")
                                    ? f.legalEntityNumber().toLowerCase()
                                    : other.legalEntityNumber(),
                            "",
                            field.equals("nib") ? f.nib() : other.nib(),
                            field.equals("taxNumber") ? f.taxNumber() : other.taxNumber(),
                            other.sector(),
                            other.kind(),
                            other.districtCode(),
                            other.village(),
                            other.address(),
                            other.phone(),
                            other.email(),
                            other.foundedYear(),
                            other.memberCount(),
                            "",
                            other.bankName(),
                            other.bankHolder(),
                            other.bankAccount(),
                            other.officers());
            var begun = begins(form);
            try {
                office.applications.submit(begun.id(), who, begun.version()).block();
                throw new AssertionError(field + " was taken");
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("already-registered");
                assertThat(refusal.facts()).isEqualTo(Map.of("field", field));
            }
        }
        office.accept(office.formOf(first));
        var late = begins(Office.whole(Integer.parseInt(f.nib().substring(1))));
        assertThat(
                        Office.refusal(
                                () ->
                                        office.applications
                                                .submit(late.id(), who, late.version())
                                                .block()))
                .as("in the register by now")
                .isEqualTo("already-registered");
    }

    @Test
    void anotherPersonsApplicationIsUnknown() {
        var begun = begins(office.whole());
        var other = UUID.randomUUID().toString();
        List<Runnable> tries =
                List.of(
                        () -> office.applications.find(begun.id(), other).block(),
                        () ->
                                office.applications
                                        .save(begun.id(), other, 2, Office.blank())
                                        .block(),
                        () -> office.applications.submit(begun.id(), other, 2).block(),
                        () -> office.applications.withdraw(begun.id(), other).block(),
                        () ->
                                office.applications
                                        .bring(begun.id(), other, "rat", Office.scan())
                                        .block());
        tries.forEach(t -> assertThat(Office.refusal(t)).isEqualTo("not-found"));
        assertThat(office.applications.sent(begun.id()).block()).as("a draft is private").isNull();
    }

    @Test
    void papersOfADraftComeIntoTheQueueWhenItIsSent() {
        var begun = begins(office.whole());
        office.applications.bring(begun.id(), who, "rat", Office.scan()).block();
        assertThat(office.queue()).noneMatch(e -> e.item().cooperativeId().equals(begun.id()));
        office.applications.submit(begun.id(), who, begun.version()).block();
        assertThat(office.queue())
                .filteredOn(e -> e.item().cooperativeId().equals(begun.id()))
                .extracting(e -> e.requirement().code())
                .containsExactlyInAnyOrder("pendaftaran", "rat");
        office.applications.withdraw(begun.id(), who).block();
        assertThat(office.queue()).noneMatch(e -> e.item().cooperativeId().equals(begun.id()));
    }

    @Test
    void whoeverIsAcceptedManagesTheCooperativeAndItIsVerifiedWithItsLastDuty() {
        var begun = begins(office.whole());
        office.applications.bring(begun.id(), who, "rat", Office.scan()).block();
        var sent = office.applications.submit(begun.id(), who, begun.version()).block();
        office.accept(office.formOf(sent));
        var standing =
                office.appointments
                        .standing(who, sent.id(), office.backend.clock().instant())
                        .block();
        assertThat(standing.roles()).contains(Role.MANAGER);
        assertThat(office.cooperatives.find(sent.id()).block().status())
                .isEqualTo(CooperativeStatus.REGISTERED);
        office.accept(office.item(sent.id(), "rat"));
        office.accept(office.brings(sent.id(), "nib"));
        var verified = office.cooperatives.find(sent.id()).block();
        assertThat(verified.status()).isEqualTo(CooperativeStatus.VERIFIED);
        assertThat(verified.taxNumber()).isEqualTo(sent.form().taxNumber());
        assertThat(office.audit.of("cooperative:" + sent.id(), null, 50).collectList().block())
                .extracting(e -> e.operation())
                .contains("application-sent", "paper-brought", "item-decided", "cooperative-moved");
        assertThat(office.audit.verify("cooperative:" + sent.id()).block()).isNull();
    }

    @Test
    void aFormThatIsAskedForAgainIsMendedAndSentAgain() {
        var sent = office.sent();
        var form = office.formOf(sent);
        office.desk.decide(form.id(), form.version(), Office.no(Outcome.ASK_AGAIN), "o").block();
        var back = office.applications.find(sent.id(), sent.applicant()).block();
        assertThat(back.state()).isEqualTo(ApplicationState.RETURNED);
        office.applications.submit(back.id(), back.applicant(), back.version()).block();
        assertThat(office.formOf(sent).asked()).isEqualTo(Asked.AGAIN);
        office.desk
                .decide(form.id(), office.formOf(sent).version(), Office.no(Outcome.REJECT), "o")
                .block();
        assertThat(office.applications.find(sent.id(), sent.applicant()).block().state())
                .isEqualTo(ApplicationState.REJECTED);
    }
}
