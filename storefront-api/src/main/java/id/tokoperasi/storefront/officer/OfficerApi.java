package id.tokoperasi.storefront.officer;

import id.tokoperasi.access.Account;
import id.tokoperasi.access.Accounts;
import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Decree;
import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Officers;
import id.tokoperasi.access.Role;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Offices, their officers, and the decrees that appoint them. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class OfficerApi {

    /** An office of the regency. */
    record AgencyJson(UUID id, String unitCode, String name, @Nullable String shortName) {}

    /** One person in one role; {@code until} is absent when the decree names no end. */
    record OfficerJson(
            UUID id,
            String subject,
            @Nullable String name,
            Role role,
            boolean acting,
            String decree,
            Instant from,
            @Nullable Instant until) {}

    /** What a decree says; {@code until} is the last day, absent is no end; {@code acting} absent is no. */
    record DecreeJson(
            @NotBlank @Email @Size(max = 200) String email,
            @NotNull Role role,
            @Nullable Boolean acting,
            @NotBlank @Size(max = Decree.NUMBER_MAX) String decree,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    /** A decree that waits for its person. */
    record DesignationJson(
            UUID id,
            UUID agencyId,
            String email,
            Role role,
            boolean acting,
            String decree,
            Instant from,
            @Nullable Instant until,
            Instant expiresAt) {

        static DesignationJson of(Invitation i) {
            return new DesignationJson(
                    i.id(),
                    i.bodyId(),
                    i.email(),
                    i.role(),
                    i.acting(),
                    String.valueOf(i.decree()),
                    i.validFrom(),
                    i.validTo(),
                    i.expiresAt());
        }
    }

    /** The last day of an appointment; absent is no end. */
    record TermJson(@Nullable LocalDate until) {}

    private final Officers officers;
    private final Appointments appointments;
    private final Accounts accounts;
    private final Agencies agencies;

    OfficerApi(Officers officers, Appointments appointments, Accounts accounts, Agencies agencies) {
        this.officers = officers;
        this.appointments = appointments;
        this.accounts = accounts;
        this.agencies = agencies;
    }

    @GetMapping("/agencies")
    Mono<Items<AgencyJson>> agencies() {
        return agencies.all()
                .map(a -> new AgencyJson(a.id(), a.unitCode(), a.name(), a.shortName()))
                .collectList()
                .map(Items::new);
    }

    @GetMapping("/procurement/{agencyId}/officers")
    Mono<Items<OfficerJson>> officers(@PathVariable UUID agencyId) {
        return agencies.find(agencyId)
                .then(Mono.defer(() -> appointments.staffOf(agencyId)))
                .zipWhen(this::names)
                .map(both -> new Items<>(officers(both.getT1(), both.getT2())));
    }

    private Mono<Map<String, String>> names(List<Appointment> all) {
        return accounts.bySubjects(all.stream().map(Appointment::subject).distinct().toList())
                .collectMap(Account::subject, Account::name);
    }

    private static List<OfficerJson> officers(List<Appointment> all, Map<String, String> names) {
        return all.stream().map(a -> officer(a, names.get(a.subject()))).toList();
    }

    private static OfficerJson officer(Appointment a, @Nullable String name) {
        return new OfficerJson(
                a.id(),
                a.subject(),
                name,
                a.role(),
                a.acting(),
                a.decree(),
                a.validFrom(),
                a.validTo());
    }

    @Answers(problems = {"409 budget-user-by-dinas", "422 period-empty"})
    @PutMapping(
            path = "/procurement/{agencyId}/officers/{appointmentId}",
            consumes = "application/json")
    Mono<OfficerJson> changeEnd(
            @PathVariable UUID agencyId,
            @PathVariable UUID appointmentId,
            @Valid @RequestBody TermJson term,
            CurrentUser user) {
        var until = term.until();
        return officers.changeEnd(
                        appointmentId,
                        agencyId,
                        until == null ? null : Jakarta.endOf(until),
                        OfficersController.appointer(user))
                .zipWhen(a -> names(List.of(a)))
                .map(both -> officer(both.getT1(), both.getT2().get(both.getT1().subject())));
    }

    @Answers(problems = "409 budget-user-by-dinas")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/procurement/{agencyId}/officers/{appointmentId}")
    Mono<Void> end(
            @PathVariable UUID agencyId, @PathVariable UUID appointmentId, CurrentUser user) {
        return officers.end(appointmentId, agencyId, OfficersController.appointer(user)).then();
    }

    @GetMapping("/procurement/{agencyId}/designations")
    Mono<Items<DesignationJson>> designations(@PathVariable UUID agencyId) {
        return agencies.find(agencyId)
                .thenMany(officers.waiting(agencyId))
                .map(DesignationJson::of)
                .collectList()
                .map(Items::new);
    }

    @GetMapping("/procurement/{agencyId}/designations/{designationId}")
    Mono<DesignationJson> designation(
            @PathVariable UUID agencyId, @PathVariable UUID designationId) {
        return officers.waiting(agencyId)
                .filter(i -> i.id().equals(designationId))
                .next()
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(DesignationJson::of);
    }

    @Answers(
            problems = {
                "409 decree-open",
                "409 too-many-decrees",
                "422 budget-user-by-dinas",
                "422 decree-missing",
                "422 period-empty",
                "422 role-not-appointable"
            })
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/procurement/{agencyId}/designations", consumes = "application/json")
    Mono<ResponseEntity<DesignationJson>> enter(
            @PathVariable UUID agencyId,
            @Valid @RequestBody DecreeJson decree,
            CurrentUser user,
            Once once) {
        return once.json(
                decree,
                id ->
                        agencies.find(agencyId)
                                .then(
                                        officers.enter(
                                                id,
                                                agencyId,
                                                of(decree),
                                                OfficersController.appointer(user)))
                                .map(
                                        i ->
                                                ResponseEntity.created(at(i))
                                                        .body(DesignationJson.of(i))));
    }

    private static URI at(Invitation i) {
        return URI.create("/api/v1/procurement/%s/designations/%s".formatted(i.bodyId(), i.id()));
    }

    private static Decree of(DecreeJson json) {
        var until = json.until();
        return new Decree(
                json.email(),
                json.role(),
                Boolean.TRUE.equals(json.acting()),
                json.decree(),
                Jakarta.startOf(json.from()),
                until == null ? null : Jakarta.endOf(until));
    }

    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/procurement/{agencyId}/designations/{designationId}")
    Mono<Void> takeBack(
            @PathVariable UUID agencyId, @PathVariable UUID designationId, CurrentUser user) {
        return officers.takeBack(designationId, agencyId, OfficersController.appointer(user))
                .then();
    }

    /** Decrees that name the caller, by the address that the identity service has verified. */
    @GetMapping("/designations")
    Mono<Items<DesignationJson>> mine(CurrentUser user) {
        var email = user.verifiedEmail();
        return email == null
                ? Mono.just(new Items<>(List.of()))
                : officers.waitingFor(email).map(DesignationJson::of).collectList().map(Items::new);
    }

    @Answers(problems = {"409 decree-over", "409 officer-appointed"})
    @PostMapping("/designations/{designationId}/accept")
    Mono<DesignationJson> takeOver(@PathVariable UUID designationId, CurrentUser user) {
        return officers.takeOver(designationId, user.subject(), user.verifiedEmail())
                .map(DesignationJson::of);
    }
}
