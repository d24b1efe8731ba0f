package id.tokoperasi.storefront.resident;

import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.membership.JoinRequest;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Account, settings of this browser, the page before the sign-in, and help. */
@Controller
class SettingsController {

    private static final String SIGN_IN = "/oauth2/authorization/keycloak";
    private static final int JOINS = 20;

    private final Shells shells;
    private final Appointments appointments;
    private final Cooperatives cooperatives;
    private final JoinRequests joins;
    private final Clock clock;

    SettingsController(
            Shells shells,
            Appointments appointments,
            Cooperatives cooperatives,
            JoinRequests joins,
            Clock clock) {
        this.shells = shells;
        this.joins = joins;
        this.appointments = appointments;
        this.cooperatives = cooperatives;
        this.clock = clock;
    }

    @GetMapping("/masuk")
    Mono<Rendering> signIn(ServerWebExchange exchange) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var back = typed.back("/");
        var start = SIGN_IN + "?kembali=" + UriUtils.encode(back, StandardCharsets.UTF_8);
        return shells.of(exchange)
                .map(
                        shell ->
                                new SignInView(
                                        shell,
                                        typed.has("kembali") ? start : SIGN_IN,
                                        back,
                                        exchange.getRequest().getQueryParams().containsKey("gagal"),
                                        themes(shell),
                                        languages(shell)))
                .map(view -> Fragments.page("resident/sign-in", view));
    }

    @GetMapping("/akun")
    Mono<Rendering> account(ServerWebExchange exchange, CurrentUser user) {
        return Mono.zip(shells.of(exchange), workplaces(user), joins(user))
                .map(
                        all ->
                                new AccountView(
                                        all.getT1(),
                                        user.email(),
                                        all.getT2(),
                                        all.getT3(),
                                        themes(all.getT1()),
                                        languages(all.getT1())))
                .map(view -> Fragments.page("resident/account", view));
    }

    private Mono<List<Link>> workplaces(CurrentUser user) {
        return appointments
                .bodiesOf(user.subject(), clock.instant())
                .map(SettingsController::cooperativesOf)
                .flatMapMany(cooperatives::byIds)
                .map(c -> new Link(c.name(), "/lapak/" + c.id()))
                .collectList();
    }

    private Mono<List<AccountView.Join>> joins(CurrentUser user) {
        return joins.ofPerson(user.subject(), JOINS)
                .collectList()
                .flatMap(
                        asked ->
                                cooperatives
                                        .byIds(
                                                asked.stream()
                                                        .map(JoinRequest::cooperativeId)
                                                        .collect(Collectors.toSet()))
                                        .collectMap(Cooperative::id)
                                        .map(
                                                found ->
                                                        asked.stream()
                                                                .filter(
                                                                        r ->
                                                                                found.containsKey(
                                                                                        r
                                                                                                .cooperativeId()))
                                                                .map(
                                                                        r ->
                                                                                join(
                                                                                        r,
                                                                                        Objects
                                                                                                .requireNonNull(
                                                                                                        found
                                                                                                                .get(
                                                                                                                        r
                                                                                                                                .cooperativeId()))))
                                                                .toList()));
    }

    private AccountView.Join join(JoinRequest r, Cooperative c) {
        var answered = r.answeredAt();
        var state =
                answered == null && r.answerBy().isBefore(clock.instant())
                        ? "OVERDUE"
                        : r.state().name();
        return new AccountView.Join(
                "/koperasi/" + c.slug() + "/gabung",
                c.name(),
                "account.join." + state,
                answered == null ? r.answerBy() : answered);
    }

    private static List<UUID> cooperativesOf(List<Appointment> all) {
        return all.stream()
                .filter(a -> a.bodyKind() == BodyKind.COOPERATIVE)
                .map(Appointment::bodyId)
                .distinct()
                .toList();
    }

    private static List<Choice> themes(Shell shell) {
        return List.of(
                new Choice("", "account.theme_system", shell.theme().isEmpty()),
                new Choice("light", "account.theme_light", shell.theme().equals("light")),
                new Choice("dark", "account.theme_dark", shell.theme().equals("dark")));
    }

    private static List<Choice> languages(Shell shell) {
        return List.of(
                new Choice("id", "Bahasa Indonesia", !shell.english()),
                new Choice("en", "English", shell.english()));
    }

    @GetMapping("/bantuan")
    Mono<Rendering> help(ServerWebExchange exchange) {
        return shells.of(exchange)
                .map(shell -> new HelpView(shell, (int) Checkouts.HOLD.toMinutes()))
                .map(view -> Fragments.page("resident/help", view));
    }

    /** Form fields: {@code kecamatan}, a code or empty; {@code kembali}. */
    @PostMapping("/kecamatan")
    Mono<Rendering> chooseDistrict(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Typed::new)
                .doOnNext(typed -> shells.chooseDistrict(exchange, typed.text("kecamatan")))
                .map(typed -> Fragments.to(typed.back("/")));
    }

    /** Form fields: {@code tema}, light, dark or empty; {@code kembali}. */
    @PostMapping("/tampilan")
    Mono<Rendering> chooseTheme(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Typed::new)
                .doOnNext(typed -> shells.chooseTheme(exchange, typed.text("tema")))
                .map(typed -> Fragments.to(typed.back("/akun")));
    }
}
