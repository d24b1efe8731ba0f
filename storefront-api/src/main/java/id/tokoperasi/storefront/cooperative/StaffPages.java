package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Account;
import id.tokoperasi.access.Accounts;
import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Operation;
import id.tokoperasi.access.Role;
import id.tokoperasi.access.Staff;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Assembles the page of a store's people. */
@Component
class StaffPages {

    /** The roles that a manager can give, in the order of what they may. */
    static final List<Role> ROLES =
            List.of(Role.MANAGER, Role.CATALOGUE, Role.FULFILMENT, Role.TREASURER, Role.VIEWER);

    /** What people want to know, and the operation of the access table that decides it. */
    private static final Map<String, String> CAPABILITIES = new LinkedHashMap<>();

    static {
        CAPABILITIES.put("lapak.may.see", "shopOrders");
        CAPABILITIES.put("lapak.may.listings", "listingEdit");
        CAPABILITIES.put("lapak.may.stock", "stockSet");
        CAPABILITIES.put("lapak.may.orders", "shopOrderPack");
        CAPABILITIES.put("lapak.may.staff", "staffInvite");
    }

    private final LapakShells lapaks;
    private final Staff staff;
    private final Appointments appointments;
    private final Accounts accounts;
    private final Map<String, Operation> operations;
    private final MessageSource messages;
    private final Clock clock;

    StaffPages(
            LapakShells lapaks,
            Staff staff,
            Appointments appointments,
            Accounts accounts,
            AccessTable table,
            MessageSource messages,
            Clock clock) {
        this.lapaks = lapaks;
        this.staff = staff;
        this.appointments = appointments;
        this.accounts = accounts;
        this.operations =
                table.operations().stream()
                        .collect(Collectors.toMap(Operation::name, Function.identity()));
        this.messages = messages;
        this.clock = clock;
    }

    /** Addresses of people who were asked are for managers alone. */
    Mono<StaffView> staff(
            ServerWebExchange exchange,
            UUID cooperativeId,
            CurrentUser user,
            Typed typed,
            FormErrors errors) {
        var manages = user.is(Role.MANAGER);
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        appointments.staffOf(cooperativeId),
                        manages
                                ? staff.invitations(cooperativeId).collectList()
                                : Mono.just(List.<Invitation>of()))
                .flatMap(
                        all ->
                                names(all.getT2())
                                        .map(
                                                names ->
                                                        new StaffView(
                                                                all.getT1(),
                                                                manages,
                                                                user.is(ROLES.toArray(Role[]::new)),
                                                                people(all.getT2(), names, user),
                                                                waiting(all.getT3()),
                                                                ROLES.stream()
                                                                        .map(StaffPages::key)
                                                                        .toList(),
                                                                capabilities(),
                                                                choices(
                                                                        typed.text("role"),
                                                                        all.getT1()
                                                                                .shell()
                                                                                .language()),
                                                                typed.text("email"),
                                                                typed.text("from"),
                                                                typed.text("until"),
                                                                errors)));
    }

    private Mono<Map<String, String>> names(List<Appointment> all) {
        return accounts.bySubjects(all.stream().map(Appointment::subject).distinct().toList())
                .collectMap(Account::subject, Account::name);
    }

    private List<StaffView.Person> people(
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

    private static StaffView.Person person(
            Appointment a, String name, CurrentUser user, Instant now) {
        return new StaffView.Person(
                a.id(),
                name,
                a.subject().equals(user.subject()),
                key(a.role()),
                a.hasEnded(now)
                        ? "lapak.staff_former"
                        : a.isInForce(now) ? "lapak.staff_now" : "lapak.staff_later",
                a.validFrom(),
                lastDay(a),
                !a.hasEnded(now));
    }

    private static @Nullable LocalDate lastDay(Appointment a) {
        var end = a.validTo();
        return end == null ? null : Jakarta.day(end.minusMillis(1));
    }

    private static List<StaffView.Waiting> waiting(List<Invitation> all) {
        return all.stream()
                .map(i -> new StaffView.Waiting(i.id(), i.email(), key(i.role()), i.expiresAt()))
                .toList();
    }

    private List<StaffView.Capability> capabilities() {
        return CAPABILITIES.entrySet().stream()
                .map(c -> new StaffView.Capability(c.getKey(), allowed(c.getValue())))
                .toList();
    }

    private List<Boolean> allowed(String operation) {
        var row = operations.get(operation);
        if (row == null) {
            throw new IllegalStateException("no operation " + operation);
        }
        return ROLES.stream().map(row.roles()::contains).toList();
    }

    private List<Choice> choices(String chosen, String language) {
        return ROLES.stream()
                .map(
                        role ->
                                new Choice(
                                        role.name(),
                                        messages.getMessage(key(role), null, Locale.of(language)),
                                        role.name().equals(chosen)))
                .toList();
    }

    static String key(Role role) {
        return "lapak.role." + role.name();
    }
}
