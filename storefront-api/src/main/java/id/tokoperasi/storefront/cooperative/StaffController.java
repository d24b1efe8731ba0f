package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Role;
import id.tokoperasi.access.Staff;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
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

/** The people who run a store. */
@Controller
class StaffController {

    private static final Typed NOTHING = new Typed(new LinkedMultiValueMap<>());

    private final StaffPages pages;
    private final Staff staff;
    private final FormWords words;

    StaffController(StaffPages pages, Staff staff, FormWords words) {
        this.pages = pages;
        this.staff = staff;
        this.words = words;
    }

    /** One store, and who does something to its staff. */
    private record Place(
            ServerWebExchange exchange, UUID cooperativeId, CurrentUser user, Once once) {

        String page() {
            return "/lapak/" + cooperativeId + "/pengurus";
        }
    }

    @GetMapping("/lapak/{cooperativeId}/pengurus")
    Mono<Rendering> staff(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID cooperativeId) {
        return pages.staff(exchange, cooperativeId, user, NOTHING, FormErrors.NONE)
                .map(view -> Fragments.page("cooperative/staff", view));
    }

    @PostMapping("/lapak/{cooperativeId}/pengurus")
    Mono<Rendering> invite(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return does(
                new Place(exchange, cooperativeId, user, once),
                "undang",
                (typed, id) ->
                        offer(typed)
                                .flatMap(o -> staff.invite(id, cooperativeId, o, user.subject())));
    }

    private static Mono<Staff.Offer> offer(Typed typed) {
        return Mono.fromSupplier(
                () -> {
                    var from = day(typed, "from");
                    var until = day(typed, "until");
                    return new Staff.Offer(
                            typed.email("email")
                                    .orElseThrow(
                                            () -> Refusal.invalidField("email", "email-malformed")),
                            role(typed.text("role")),
                            from == null ? null : Jakarta.startOf(from),
                            until == null ? null : Jakarta.endOf(until));
                });
    }

    private static Role role(String name) {
        return StaffPages.ROLES.stream()
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

    /** Another last day, or none when {@code until} is empty. */
    @PostMapping("/lapak/{cooperativeId}/pengurus/{appointmentId}")
    Mono<Rendering> changeEnd(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID appointmentId) {
        return does(
                new Place(exchange, cooperativeId, user, once),
                "pengurus",
                (typed, id) ->
                        Mono.fromSupplier(() -> Optional.ofNullable(day(typed, "until")))
                                .flatMap(
                                        until ->
                                                staff.changeEnd(
                                                        appointmentId,
                                                        cooperativeId,
                                                        until.map(Jakarta::endOf).orElse(null),
                                                        user.subject())));
    }

    @PostMapping("/lapak/{cooperativeId}/pengurus/{appointmentId}/akhiri")
    Mono<Rendering> end(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID appointmentId) {
        return does(
                new Place(exchange, cooperativeId, user, once),
                "pengurus-akhir",
                (typed, id) -> staff.end(appointmentId, cooperativeId, user.subject()));
    }

    @PostMapping("/lapak/{cooperativeId}/pengurus/undangan/{invitationId}/batal")
    Mono<Rendering> takeBack(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID invitationId) {
        return does(
                new Place(exchange, cooperativeId, user, once),
                "undang-batal",
                (typed, id) -> staff.takeBack(invitationId, cooperativeId, user.subject()));
    }

    /** Afterwards the store is no longer there for the person who left. */
    @PostMapping("/lapak/{cooperativeId}/pengurus/keluar")
    Mono<Rendering> leave(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        var place = new Place(exchange, cooperativeId, user, once);
        return once.form(
                        id ->
                                staff.leave(cooperativeId, user.subject())
                                        .thenReturn(Fragments.withNews("/akun", "pengurus-keluar")))
                .map(Fragments::after)
                .onErrorResume(Refusal.class, refusal -> explain(place, NOTHING, refusal));
    }

    private Mono<Rendering> does(Place place, String news, BiFunction<Typed, UUID, Mono<?>> work) {
        return place.once()
                .step(
                        (typed, id) ->
                                work.apply(typed, id)
                                        .thenReturn(Fragments.withNews(place.page(), news)),
                        (typed, refusal) -> explain(place, typed, refusal));
    }

    private Mono<Rendering> explain(Place place, Typed typed, Refusal refusal) {
        return refusal.kind() == Refusal.Kind.UNKNOWN
                ? Mono.error(refusal)
                : pages.staff(
                                place.exchange(),
                                place.cooperativeId(),
                                place.user(),
                                typed,
                                words.of(refusal, place.exchange()))
                        .map(view -> Fragments.mend("cooperative/staff", view));
    }
}
