package id.tokoperasi.storefront.officer;

import id.tokoperasi.access.Appointer;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Decree;
import id.tokoperasi.access.Officers;
import id.tokoperasi.access.Role;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** The officers of an office, for its head and for the dinas; others of the office look on. */
@Controller
class OfficersController {

    private static final Typed NOTHING = new Typed(new LinkedMultiValueMap<>());

    private final OfficersPages pages;
    private final Officers officers;
    private final Agencies agencies;
    private final FormWords words;

    OfficersController(OfficersPages pages, Officers officers, Agencies agencies, FormWords words) {
        this.pages = pages;
        this.officers = officers;
        this.agencies = agencies;
        this.words = words;
    }

    /** One office, and who does something to its people. */
    private record Place(ServerWebExchange exchange, UUID agencyId, CurrentUser user, Once once) {

        String page() {
            return "/pengadaan/" + agencyId + "/pejabat";
        }
    }

    @GetMapping("/pengadaan/{agencyId}/pejabat")
    Mono<Rendering> officers(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID agencyId) {
        return pages.officers(exchange, agencyId, user, NOTHING, FormErrors.NONE)
                .map(view -> Fragments.page("officer/officers", view));
    }

    @PostMapping("/pengadaan/{agencyId}/pejabat")
    Mono<Rendering> enter(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable UUID agencyId) {
        return does(
                new Place(exchange, agencyId, user, once),
                "pejabat",
                (typed, id) ->
                        Mono.fromSupplier(() -> decree(typed))
                                .flatMap(d -> officers.enter(id, agencyId, d, appointer(user))));
    }

    private static Decree decree(Typed typed) {
        var from =
                Optional.ofNullable(day(typed, "from"))
                        .orElseThrow(() -> Refusal.invalidField("from", "date-malformed"));
        var until = day(typed, "until");
        return new Decree(
                typed.email("email")
                        .orElseThrow(() -> Refusal.invalidField("email", "email-malformed")),
                role(typed.text("role")),
                typed.has("acting"),
                typed.text("decree"),
                Jakarta.startOf(from),
                until == null ? null : Jakarta.endOf(until));
    }

    private static Role role(String name) {
        return Role.of(BodyKind.AGENCY).stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidField("role", "role-not-appointable"));
    }

    /** Null when it was left empty. */
    private static @Nullable LocalDate day(Typed typed, String field) {
        return typed.has(field)
                ? typed.date(field).orElseThrow(() -> Refusal.invalidField(field, "date-malformed"))
                : null;
    }

    static Appointer appointer(CurrentUser user) {
        return new Appointer(
                user.subject(),
                user.is(Role.DEPARTMENT_OFFICER) ? Role.DEPARTMENT_OFFICER : Role.BUDGET_USER);
    }

    /** Another last day, or none when {@code until} is empty. */
    @PostMapping("/pengadaan/{agencyId}/pejabat/{appointmentId}")
    Mono<Rendering> changeEnd(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID agencyId,
            @PathVariable UUID appointmentId) {
        return does(
                new Place(exchange, agencyId, user, once),
                "pengurus",
                (typed, id) ->
                        Mono.fromSupplier(() -> Optional.ofNullable(day(typed, "until")))
                                .flatMap(
                                        until ->
                                                officers.changeEnd(
                                                        appointmentId,
                                                        agencyId,
                                                        until.map(Jakarta::endOf).orElse(null),
                                                        appointer(user))));
    }

    @PostMapping("/pengadaan/{agencyId}/pejabat/{appointmentId}/akhiri")
    Mono<Rendering> end(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID agencyId,
            @PathVariable UUID appointmentId) {
        return does(
                new Place(exchange, agencyId, user, once),
                "pengurus-akhir",
                (typed, id) -> officers.end(appointmentId, agencyId, appointer(user)));
    }

    @PostMapping("/pengadaan/{agencyId}/penetapan/{designationId}/batal")
    Mono<Rendering> takeBack(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID agencyId,
            @PathVariable UUID designationId) {
        return does(
                new Place(exchange, agencyId, user, once),
                "pejabat-batal",
                (typed, id) -> officers.takeBack(designationId, agencyId, appointer(user)));
    }

    private Mono<Rendering> does(Place place, String news, BiFunction<Typed, UUID, Mono<?>> work) {
        return place.once()
                .step(
                        (typed, id) ->
                                agencies.find(place.agencyId())
                                        .then(work.apply(typed, id))
                                        .thenReturn(Fragments.withNews(place.page(), news)),
                        (typed, refusal) -> explain(place, typed, refusal));
    }

    private Mono<Rendering> explain(Place place, Typed typed, Refusal refusal) {
        return refusal.kind() == Refusal.Kind.UNKNOWN
                ? Mono.error(refusal)
                : pages.officers(
                                place.exchange(),
                                place.agencyId(),
                                place.user(),
                                typed,
                                words.of(refusal, place.exchange()))
                        .map(view -> Fragments.mend("officer/officers", view));
    }
}
