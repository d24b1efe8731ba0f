package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Staff;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
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
import java.util.UUID;

/** Where the link in the mail leads whoever was asked to join a store's staff. */
@Controller
class InvitationController {

    private final Shells shells;
    private final Staff staff;
    private final Cooperatives cooperatives;
    private final FormWords words;
    private final Clock clock;

    InvitationController(
            Shells shells, Staff staff, Cooperatives cooperatives, FormWords words, Clock clock) {
        this.shells = shells;
        this.staff = staff;
        this.cooperatives = cooperatives;
        this.words = words;
        this.clock = clock;
    }

    /** To whoever is signed in with another address it says so, and nothing else. */
    @GetMapping("/undangan/{invitationId}")
    Mono<Rendering> invitation(
            ServerWebExchange exchange, CurrentUser user, @PathVariable UUID invitationId) {
        return page(exchange, user, invitationId, FormErrors.NONE)
                .map(view -> Fragments.page("cooperative/invitation", view));
    }

    @PostMapping("/undangan/{invitationId}")
    Mono<Rendering> accept(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID invitationId) {
        return once.form(
                        id ->
                                staff.accept(invitationId, user.subject(), user.verifiedEmail())
                                        .map(i -> "/lapak/" + i.bodyId() + "?kabar=gabung"))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                refusal.kind() == Refusal.Kind.UNKNOWN
                                        ? Mono.error(refusal)
                                        : page(
                                                        exchange,
                                                        user,
                                                        invitationId,
                                                        words.of(refusal, exchange))
                                                .map(
                                                        view ->
                                                                Fragments.mend(
                                                                        "cooperative/invitation",
                                                                        view)));
    }

    private Mono<InvitationView> page(
            ServerWebExchange exchange, CurrentUser user, UUID id, FormErrors errors) {
        return Mono.zip(shells.of(exchange), staff.invitation(id))
                .flatMap(
                        both ->
                                cooperatives
                                        .find(both.getT2().bodyId())
                                        .map(
                                                c ->
                                                        view(
                                                                both.getT1(),
                                                                both.getT2(),
                                                                c,
                                                                user,
                                                                errors)));
    }

    private InvitationView view(
            Shell shell, Invitation i, Cooperative c, CurrentUser user, FormErrors errors) {
        var mine = i.email().equalsIgnoreCase(user.verifiedEmail());
        var open = mine && i.isOpen(clock.instant());
        var end = i.validTo();
        return new InvitationView(
                shell,
                i.id(),
                mine ? c.name() : "",
                StaffPages.key(i.role()),
                i.validFrom(),
                end == null ? null : Jakarta.day(end.minusMillis(1)),
                i.expiresAt(),
                open,
                open ? "" : mine ? "invite.over" : "invite.other",
                errors);
    }
}
