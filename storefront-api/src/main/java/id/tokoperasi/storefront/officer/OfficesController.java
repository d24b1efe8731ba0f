package id.tokoperasi.storefront.officer;

import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Officers;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.procurement.Agency;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an officer begins: the own offices, and decrees to take over. */
@Controller
class OfficesController {

    private final Shells shells;
    private final Appointments appointments;
    private final Officers officers;
    private final Agencies agencies;
    private final FormWords words;
    private final Clock clock;

    OfficesController(
            Shells shells,
            Appointments appointments,
            Officers officers,
            Agencies agencies,
            FormWords words,
            Clock clock) {
        this.shells = shells;
        this.appointments = appointments;
        this.officers = officers;
        this.agencies = agencies;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/pengadaan")
    Mono<Rendering> offices(ServerWebExchange exchange, CurrentUser user) {
        return page(exchange, user, FormErrors.NONE)
                .map(view -> Fragments.page("officer/offices", view));
    }

    @PostMapping("/pengadaan/penetapan/{designationId}")
    Mono<Rendering> takeOver(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID designationId) {
        return once.form(
                        id ->
                                officers.takeOver(
                                                designationId, user.subject(), user.verifiedEmail())
                                        .map(e -> "/pengadaan?kabar=pejabat-terima"))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                refusal.kind() == Refusal.Kind.UNKNOWN
                                        ? Mono.error(refusal)
                                        : page(exchange, user, words.of(refusal, exchange))
                                                .map(v -> Fragments.mend("officer/offices", v)));
    }

    private Mono<OfficesView> page(
            ServerWebExchange exchange, CurrentUser user, FormErrors errors) {
        var email = user.verifiedEmail();
        return Mono.zip(
                        shells.of(exchange),
                        appointments
                                .bodiesOf(user.subject(), clock.instant())
                                .map(OfficesController::ofOffices),
                        email == null
                                ? Mono.just(List.<Invitation>of())
                                : officers.waitingFor(email).collectList())
                .flatMap(
                        all ->
                                names(all.getT2(), all.getT3())
                                        .map(
                                                names ->
                                                        view(
                                                                all.getT1(),
                                                                email != null,
                                                                all.getT2(),
                                                                all.getT3(),
                                                                names,
                                                                errors)));
    }

    private static List<Appointment> ofOffices(List<Appointment> all) {
        return all.stream().filter(a -> a.bodyKind() == BodyKind.AGENCY).toList();
    }

    private Mono<Map<UUID, String>> names(List<Appointment> mine, List<Invitation> waiting) {
        var ids =
                Stream.concat(
                                mine.stream().map(Appointment::bodyId),
                                waiting.stream().map(Invitation::bodyId))
                        .collect(Collectors.toSet());
        return agencies.byIds(ids).collectMap(Agency::id, Agency::name);
    }

    private static OfficesView view(
            Shell shell,
            boolean verified,
            List<Appointment> mine,
            List<Invitation> waiting,
            Map<UUID, String> names,
            FormErrors errors) {
        var roles = new LinkedHashMap<UUID, TreeSet<String>>();
        mine.forEach(
                a ->
                        roles.computeIfAbsent(a.bodyId(), id -> new TreeSet<>())
                                .add(OfficersPages.key(a.role())));
        return new OfficesView(
                shell,
                verified,
                roles.entrySet().stream()
                        .filter(e -> names.containsKey(e.getKey()))
                        .map(
                                e ->
                                        new OfficesView.Workplace(
                                                e.getKey(),
                                                names.getOrDefault(e.getKey(), ""),
                                                List.copyOf(e.getValue())))
                        .toList(),
                waiting.stream().map(i -> waiting(i, names.getOrDefault(i.bodyId(), ""))).toList(),
                errors);
    }

    private static OfficesView.Waiting waiting(Invitation i, String office) {
        return new OfficesView.Waiting(
                i.id(),
                office,
                OfficersPages.key(i.role()),
                i.acting(),
                String.valueOf(i.decree()),
                i.validFrom(),
                OfficersPages.lastDay(i.validTo()));
    }
}
