package id.tokoperasi.verification;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

@Component
class ApplicationRows {

    private final DatabaseClient db;

    ApplicationRows(DatabaseClient db) {
        this.db = db;
    }

    /** Who writes it. */
    record Applicant(String subject, String name, @Nullable String email) {}

    /** A number as it is kept; null when there is none. */
    record Sealed(@Nullable String value, @Nullable String hint) {}

    /** An officer with the sealed citizen number. */
    record SealedOfficer(Officer officer, Sealed nik) {}

    /** Empty when there is one with this id. */
    Mono<UUID> insert(UUID id, Applicant who, Instant now) {
        return db.sql(
                        """
                        insert into verification.applications
                               (id, applicant, applicant_name, applicant_email, state, name,
                                legal_entity_number, cooperative_number, nib, tax_number, village, address,
                                phone, email, about, bank_name, bank_holder, created_at)
                        values (:id, :subject, :name, :email, 'DRAFT', '', '', '', '', '', '', '', '', '',
                                '', '', '', :now)
                        on conflict (id) do nothing
                        returning id
                        """)
                .bind("id", id)
                .bind("subject", who.subject())
                .bind("name", who.name())
                .bind("email", Columns.orNull(who.email(), String.class))
                .bind("now", now)
                .map(row -> Columns.uuid(row, "id"))
                .one();
    }

    /** True when it was open, of that person and in that version. */
    Mono<Boolean> write(UUID id, String applicant, long seen, ApplicationForm f, Sealed account) {
        return db.sql(
                        """
                        update verification.applications
                           set name = :name, legal_entity_number = :legal, cooperative_number = :number,
                               nib = :nib, tax_number = :tax, sector = :sector, kind = :kind,
                               district_code = :district, village = :village, address = :address,
                               phone = :phone, email = :email, founded_year = :founded,
                               member_count = :members, about = :about, bank_name = :bank,
                               bank_holder = :holder, bank_account = coalesce(:account, bank_account),
                               bank_account_hint = coalesce(:hint, bank_account_hint),
                               version = version + 1
                         where id = :id and applicant = :applicant and version = :seen
                           and state in ('DRAFT', 'RETURNED')
                        """)
                .bind("id", id)
                .bind("applicant", applicant)
                .bind("seen", seen)
                .bind("name", f.name())
                .bind("legal", f.legalEntityNumber())
                .bind("number", f.cooperativeNumber())
                .bind("nib", f.nib())
                .bind("tax", f.taxNumber())
                .bind("sector", Columns.orNull(name(f.sector()), String.class))
                .bind("kind", Columns.orNull(name(f.kind()), String.class))
                .bind("district", Columns.orNull(f.districtCode(), String.class))
                .bind("village", f.village())
                .bind("address", f.address())
                .bind("phone", f.phone())
                .bind("email", f.email())
                .bind("founded", Columns.orNull(f.foundedYear(), Integer.class))
                .bind("members", Columns.orNull(f.memberCount(), Integer.class))
                .bind("about", f.about())
                .bind("bank", f.bankName())
                .bind("holder", f.bankHolder())
                .bind("account", Columns.orNull(account.value(), String.class))
                .bind("hint", Columns.orNull(account.hint(), String.class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** All of them anew. */
    Mono<Void> writeOfficers(UUID id, List<SealedOfficer> officers) {
        var places = IntStream.range(0, officers.size()).boxed().toArray(Integer[]::new);
        return db.sql("delete from verification.officers where application_id = :id")
                .bind("id", id)
                .then()
                .then(
                        db.sql(
                                        """
                                        insert into verification.officers
                                               (application_id, position, role, name, term_from, term_until,
                                                nik, nik_hint)
                                        select :id, * from unnest(:places, :roles, :names, :froms, :untils,
                                                                  :niks, :hints)
                                        """)
                                .bind("id", id)
                                .bind("places", places)
                                .bind(
                                        "roles",
                                        each(
                                                officers,
                                                o -> o.officer().role().name(),
                                                String[]::new))
                                .bind(
                                        "names",
                                        each(officers, o -> o.officer().name(), String[]::new))
                                .bind(
                                        "froms",
                                        each(
                                                officers,
                                                o -> o.officer().termFrom(),
                                                LocalDate[]::new))
                                .bind(
                                        "untils",
                                        each(
                                                officers,
                                                o -> o.officer().termUntil(),
                                                LocalDate[]::new))
                                .bind("niks", each(officers, o -> o.nik().value(), String[]::new))
                                .bind("hints", each(officers, o -> o.nik().hint(), String[]::new))
                                .then());
    }

    /** Moves on from one of these states; empty when it is in none of them. */
    Mono<UUID> move(
            UUID id,
            Collection<ApplicationState> from,
            ApplicationState to,
            @Nullable Long seen,
            Instant now) {
        return db.sql(
                        """
                        update verification.applications
                           set state = :to, version = version + 1,
                               submitted_at = case when :to = 'SUBMITTED' then :now else submitted_at end,
                               decided_at = case when :to = 'SUBMITTED' then null else cast(:now as timestamptz) end
                         where id = :id and state = any(:from)
                           and (cast(:seen as bigint) is null or version = :seen)
                        returning id
                        """)
                .bind("id", id)
                .bind("to", to.name())
                .bind("from", from.stream().map(Enum::name).toArray(String[]::new))
                .bind("seen", Columns.orNull(seen, Long.class))
                .bind("now", now)
                .map(row -> Columns.uuid(row, "id"))
                .one();
    }

    /** Which of these numbers another open application has: names of columns. */
    Flux<String> taken(UUID id, ApplicationForm f) {
        return db.sql(
                        """
                        select 'legal_entity_number' as taken from verification.applications
                         where lower(legal_entity_number) = lower(:legal) and id <> :id
                           and state in ('SUBMITTED', 'RETURNED')
                        union all
                        select 'nib' from verification.applications
                         where nib = :nib and id <> :id and state in ('SUBMITTED', 'RETURNED')
                        union all
                        select 'tax_number' from verification.applications
                         where tax_number = :tax and id <> :id and state in ('SUBMITTED', 'RETURNED')
                        """)
                .bind("legal", f.legalEntityNumber())
                .bind("nib", f.nib())
                .bind("tax", f.taxNumber())
                .bind("id", id)
                .map(row -> Columns.text(row, "taken"))
                .all();
    }

    /** With its officers; empty when there is none. */
    Mono<Application> byId(UUID id) {
        return db.sql("select * from verification.applications where id = :id")
                .bind("id", id)
                .map(row -> toApplication(row, List.of()))
                .one()
                .zipWith(officers(id))
                .map(both -> with(both.getT1(), both.getT2()));
    }

    private Mono<List<SealedOfficer>> officers(UUID id) {
        return db.sql(
                        """
                        select * from verification.officers where application_id = :id order by position
                        """)
                .bind("id", id)
                .map(ApplicationRows::toOfficer)
                .all()
                .collectList();
    }

    /** The sealed citizen numbers by the officer's name in small letters. */
    Flux<SealedOfficer> sealedOfficers(UUID id) {
        return officers(id).flatMapIterable(all -> all);
    }

    Mono<String> account(UUID id) {
        return db.sql(
                        """
                        select bank_account from verification.applications
                         where id = :id and bank_account is not null
                        """)
                .bind("id", id)
                .map(row -> Columns.text(row, "bank_account"))
                .one();
    }

    /** A person's, newest first, without officers. */
    Flux<Application> of(String applicant, int size) {
        return db.sql(
                        """
                        select * from verification.applications where applicant = :applicant
                         order by created_at desc, id limit :size
                        """)
                .bind("applicant", applicant)
                .bind("size", size)
                .map(row -> toApplication(row, List.of()))
                .all();
    }

    /** Those with these ids, without officers. */
    Flux<Application> byIds(Collection<UUID> ids) {
        return db.sql("select * from verification.applications where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> toApplication(row, List.of()))
                .all();
    }

    private static Application with(Application a, List<SealedOfficer> officers) {
        var f = a.form();
        var form =
                new ApplicationForm(
                        f.name(),
                        f.legalEntityNumber(),
                        f.cooperativeNumber(),
                        f.nib(),
                        f.taxNumber(),
                        f.sector(),
                        f.kind(),
                        f.districtCode(),
                        f.village(),
                        f.address(),
                        f.phone(),
                        f.email(),
                        f.foundedYear(),
                        f.memberCount(),
                        f.about(),
                        f.bankName(),
                        f.bankHolder(),
                        "",
                        officers.stream().map(SealedOfficer::officer).toList());
        return new Application(
                a.id(),
                a.applicant(),
                a.applicantName(),
                a.applicantEmail(),
                a.state(),
                form,
                a.bankAccountHint(),
                a.createdAt(),
                a.submittedAt(),
                a.decidedAt(),
                a.version());
    }

    private static SealedOfficer toOfficer(Readable row) {
        var hint = row.get("nik_hint", String.class);
        var officer =
                new Officer(
                        Columns.constant(row, "role", OfficerRole.class),
                        Columns.text(row, "name"),
                        row.get("term_from", LocalDate.class),
                        row.get("term_until", LocalDate.class),
                        "",
                        hint);
        return new SealedOfficer(officer, new Sealed(row.get("nik", String.class), hint));
    }

    private static Application toApplication(Readable row, List<Officer> officers) {
        var sector = row.get("sector", String.class);
        var kind = row.get("kind", String.class);
        var form =
                new ApplicationForm(
                        Columns.text(row, "name"),
                        Columns.text(row, "legal_entity_number"),
                        Columns.text(row, "cooperative_number"),
                        Columns.text(row, "nib"),
                        Columns.text(row, "tax_number"),
                        sector == null ? null : CooperativeSector.valueOf(sector),
                        kind == null ? null : CooperativeKind.valueOf(kind),
                        row.get("district_code", String.class),
                        Columns.text(row, "village"),
                        Columns.text(row, "address"),
                        Columns.text(row, "phone"),
                        Columns.text(row, "email"),
                        row.get("founded_year", Integer.class),
                        row.get("member_count", Integer.class),
                        Columns.text(row, "about"),
                        Columns.text(row, "bank_name"),
                        Columns.text(row, "bank_holder"),
                        "",
                        officers);
        return new Application(
                Columns.uuid(row, "id"),
                Columns.text(row, "applicant"),
                Columns.text(row, "applicant_name"),
                row.get("applicant_email", String.class),
                Columns.constant(row, "state", ApplicationState.class),
                form,
                row.get("bank_account_hint", String.class),
                Columns.instant(row, "created_at"),
                row.get("submitted_at", Instant.class),
                row.get("decided_at", Instant.class),
                Columns.number(row, "version"));
    }
}
