package id.tokoperasi.storefront.officer;

import id.tokoperasi.access.Account;
import id.tokoperasi.access.Accounts;
import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Officers;
import id.tokoperasi.access.Role;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Assembles the page of an office's people. */
@Component
class OfficersPages {

    private final OfficeShells offices;
    private final Officers officers;
    private final Appointments appointments;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    OfficersPages(
            OfficeShells offices,
            Officers officers,
            Appointments appointments,
            Accounts accounts,
            MessageSource messages,
            Clock clock) {
        this.offices = offices;
        this.officers = officers;
        this.appointments = appointments;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    /** Addresses of people who have not come yet are for those who entered them alone. */
    Mono<OfficersView> officers(
            ServerWebExchange exchange,
            UUID agencyId,
            CurrentUser user,
            Typed typed,
            FormErrors errors) {
        var manages = user.is(Role.BUDGET_USER, Role.DEPARTMENT_OFFICER);
        return Mono.zip(
                        offices.of(exchange, agencyId),
                        appointments.staffOf(agencyId).zipWhen(this::names),
                        manages
                                ? officers.waiting(agencyId).collectList()
                                : Mono.just(List.<Invitation>of()))
                .map(
                        all ->
                                new OfficersView(
                                        all.getT1(),
                                        manages,
                                        people(all.getT2().getT1(), all.getT2().getT2(), user),
                                        all.getT3().stream().map(OfficersPages::waiting).toList(),
                                        choices(
                                                user,
                                                typed.text("role"),
                                                all.getT1().shell().language()),
                                        typed.text("email"),
                                        typed.has("acting"),
                                        typed.text("decree"),
                                        typed.text("from"),
                                        typed.text("until"),
                                        errors));
    }

    private Mono<Map<String, String>> names(List<Appointment> all) {
        return accounts.bySubjects(all.stream().map(Appointment::subject).distinct().toList())
                .collectMap(Account::subject, Account::name);
    }

    private List<OfficersView.Person> people(
            List<Appointment> all, Map<String, String> names, CurrentUser user) {
        var now = clock.instant();
        return all.stream()
                .sorted(
                        Comparator.comparing((Appointment a) -> a.hasEnded(now))
                                .thenComparing(Appointment::role)
                                .thenComparing(Appointment::validFrom))
                .map(a -> person(a, names.getOrDefault(a.subject(), ""), user, now))
                .toList();
    }

    private static OfficersView.Person person(
            Appointment a, String name, CurrentUser user, Instant now) {
        return new OfficersView.Person(
                a.id(),
                name,
                a.subject().equals(user.subject()),
                key(a.role()),
                a.acting(),
                a.decree(),
                a.hasEnded(now)
                        ? "officer.former"
                        : a.isInForce(now) ? "officer.now" : "officer.later",
                a.validFrom(),
                lastDay(a.validTo()),
                !a.hasEnded(now) && mayChange(user, a.role()));
    }

    /** The head of an office is the dinas's to enter and to change. */
    private static boolean mayChange(CurrentUser user, Role role) {
        return user.is(Role.DEPARTMENT_OFFICER)
                || (user.is(Role.BUDGET_USER) && role != Role.BUDGET_USER);
    }

    static @Nullable LocalDate lastDay(@Nullable Instant end) {
        return end == null ? null : Jakarta.day(end.minusMillis(1));
    }

    private static OfficersView.Waiting waiting(Invitation entry) {
        return new OfficersView.Waiting(
                entry.id(),
                entry.email(),
                key(entry.role()),
                entry.acting(),
                String.valueOf(entry.decree()),
                entry.expiresAt());
    }

    private List<Choice> choices(CurrentUser user, String chosen, String language) {
        return Role.of(BodyKind.AGENCY).stream()
                .filter(role -> mayChange(user, role))
                .map(
                        role ->
                                new Choice(
                                        role.name(),
                                        messages.getMessage(key(role), null, Locale.of(language)),
                                        role.name().equals(chosen)))
                .toList();
    }

    static String key(Role role) {
        return "officer.role." + role.name();
    }
}
