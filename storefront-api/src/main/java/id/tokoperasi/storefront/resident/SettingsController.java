package id.tokoperasi.storefront.resident;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

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

/** Account, settings of this browser, the page before the sign-in, and help. */
@Controller
class SettingsController {

    private static final String SIGN_IN = "/oauth2/authorization/keycloak";

    private final Shells shells;
    private final Appointments appointments;
    private final Cooperatives cooperatives;
    private final Clock clock;

    SettingsController(
            Shells shells, Appointments appointments, Cooperatives cooperatives, Clock clock) {
        this.shells = shells;
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
                                        exchange.getRequest()
                                                .getQueryParams()
                                                .containsKey("gagal")))
                .map(view -> Fragments.page("resident/sign-in", view));
    }

    @GetMapping("/akun")
    Mono<Rendering> account(ServerWebExchange exchange, Visitor visitor) {
        return Mono.zip(shells.of(exchange), workplaces(visitor))
                .map(all -> account(all.getT1(), all.getT2(), visitor))
                .map(view -> Fragments.page("resident/account", view));
    }

    private Mono<List<Link>> workplaces(Visitor visitor) {
        var user = visitor.user();
        return user == null
                ? Mono.just(List.of())
                : appointments
                        .bodiesOf(user.subject(), clock.instant())
                        .flatMapMany(
                                all ->
                                        cooperatives.byIds(
                                                all.stream()
                                                        .filter(
                                                                a ->
                                                                        a.bodyKind()
                                                                                == BodyKind
                                                                                        .COOPERATIVE)
                                                        .map(a -> a.bodyId())
                                                        .distinct()
                                                        .toList()))
                        .map(c -> new Link(c.name(), "/lapak/" + c.id()))
                        .collectList();
    }

    private static AccountView account(Shell shell, List<Link> workplaces, Visitor visitor) {
        var user = visitor.user();
        return new AccountView(
                shell,
                user == null ? null : user.email(),
                workplaces,
                List.of(
                        new Choice("", "account.theme_system", shell.theme().isEmpty()),
                        new Choice("light", "account.theme_light", shell.theme().equals("light")),
                        new Choice("dark", "account.theme_dark", shell.theme().equals("dark"))),
                List.of(
                        new Choice("id", "Bahasa Indonesia", !shell.english()),
                        new Choice("en", "English", shell.english())));
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
