package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Account;
import id.tokoperasi.access.Accounts;
import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Role;
import id.tokoperasi.access.Staff;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
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

/** The people of a cooperative's store. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class StaffApi {

    /** One person in one role; {@code until} is absent when the appointment is open. */
    record StaffMemberJson(
            UUID id,
            String subject,
            @Nullable String name,
            Role role,
            String decree,
            Instant from,
            @Nullable Instant until) {}

    /** Whom to ask; {@code from} absent is today, {@code until} is the last day and absent is no end. */
    record OfferJson(
            @NotBlank @Email @Size(max = 200) String email,
            @NotNull Role role,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** An invitation that waits. */
    record InvitationJson(
            UUID id,
            String email,
            Role role,
            Instant from,
            @Nullable Instant until,
            Instant expiresAt) {}

    /** The last day of an appointment; absent is no end. */
    record EndJson(@Nullable LocalDate until) {}

    /** What one has joined. */
    record JoinedJson(UUID cooperativeId, Role role) {}

    private final Staff staff;
    private final Appointments appointments;
    private final Accounts accounts;

    StaffApi(Staff staff, Appointments appointments, Accounts accounts) {
        this.staff = staff;
        this.appointments = appointments;
        this.accounts = accounts;
    }

    @GetMapping("/seller/{cooperativeId}/staff")
    Mono<Items<StaffMemberJson>> staff(@PathVariable UUID cooperativeId) {
        return appointments
                .staffOf(cooperativeId)
                .zipWhen(this::names)
                .map(both -> new Items<>(members(both.getT1(), both.getT2())));
    }

    private Mono<Map<String, String>> names(List<Appointment> all) {
        return accounts.bySubjects(all.stream().map(Appointment::subject).distinct().toList())
                .collectMap(Account::subject, Account::name);
    }

    private static List<StaffMemberJson> members(List<Appointment> all, Map<String, String> names) {
        return all.stream().map(a -> member(a, names.get(a.subject()))).toList();
    }

    private static StaffMemberJson member(Appointment a, @Nullable String name) {
        return new StaffMemberJson(
                a.id(), a.subject(), name, a.role(), a.decree(), a.validFrom(), a.validTo());
    }

    @GetMapping("/seller/{cooperativeId}/staff/invitations")
    Mono<Items<InvitationJson>> invitations(@PathVariable UUID cooperativeId) {
        return staff.invitations(cooperativeId).map(StaffApi::json).collectList().map(Items::new);
    }

    private static InvitationJson json(Invitation i) {
        return new InvitationJson(
                i.id(), i.email(), i.role(), i.validFrom(), i.validTo(), i.expiresAt());
    }

    @Answers(
            problems = {
                "409 invitation-open",
                "409 too-many-invitations",
                "422 role-not-appointable",
                "422 period-empty"
            })
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/seller/{cooperativeId}/staff/invitations", consumes = "application/json")
    Mono<ResponseEntity<InvitationJson>> invite(
            @PathVariable UUID cooperativeId,
            @Valid @RequestBody OfferJson offer,
            CurrentUser user,
            Once once) {
        return once.json(
                offer,
                id ->
                        staff.invite(id, cooperativeId, offer(offer), user.subject())
                                .map(i -> ResponseEntity.created(at(i)).body(json(i))));
    }

    private static URI at(Invitation i) {
        return URI.create("/api/v1/seller/%s/staff/invitations/%s".formatted(i.bodyId(), i.id()));
    }

    @GetMapping("/seller/{cooperativeId}/staff/invitations/{invitationId}")
    Mono<InvitationJson> invitation(
            @PathVariable UUID cooperativeId, @PathVariable UUID invitationId) {
        return staff.invitation(invitationId)
                .filter(i -> i.bodyId().equals(cooperativeId))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(StaffApi::json);
    }

    private static Staff.Offer offer(OfferJson json) {
        var from = json.from();
        var until = json.until();
        return new Staff.Offer(
                json.email(),
                json.role(),
                from == null ? null : Jakarta.startOf(from),
                until == null ? null : Jakarta.endOf(until));
    }

    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/seller/{cooperativeId}/staff/invitations/{invitationId}")
    Mono<Void> takeBack(
            @PathVariable UUID cooperativeId, @PathVariable UUID invitationId, CurrentUser user) {
        return staff.takeBack(invitationId, cooperativeId, user.subject()).then();
    }

    @Answers(problems = {"409 last-manager", "422 period-empty"})
    @PutMapping(
            path = "/seller/{cooperativeId}/staff/{appointmentId}",
            consumes = "application/json")
    Mono<StaffMemberJson> changeEnd(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID appointmentId,
            @Valid @RequestBody EndJson end,
            CurrentUser user) {
        var until = end.until();
        return staff.changeEnd(
                        appointmentId,
                        cooperativeId,
                        until == null ? null : Jakarta.endOf(until),
                        user.subject())
                .zipWhen(a -> names(List.of(a)))
                .map(both -> member(both.getT1(), both.getT2().get(both.getT1().subject())));
    }

    @Answers(problems = "409 last-manager")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/seller/{cooperativeId}/staff/{appointmentId}")
    Mono<Void> end(
            @PathVariable UUID cooperativeId, @PathVariable UUID appointmentId, CurrentUser user) {
        return staff.end(appointmentId, cooperativeId, user.subject()).then();
    }

    /** Ends all of the caller's own roles there. */
    @Answers(problems = "409 last-manager")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/seller/{cooperativeId}/staff/leave")
    Mono<Void> leave(@PathVariable UUID cooperativeId, CurrentUser user) {
        return staff.leave(cooperativeId, user.subject());
    }

    @Answers(
            problems = {
                "403 invitation-for-another",
                "409 invitation-over",
                "409 already-appointed"
            })
    @PostMapping("/invitations/{invitationId}/accept")
    Mono<JoinedJson> accept(@PathVariable UUID invitationId, CurrentUser user) {
        return staff.accept(invitationId, user.subject(), user.verifiedEmail())
                .map(i -> new JoinedJson(i.bodyId(), i.role()));
    }
}
