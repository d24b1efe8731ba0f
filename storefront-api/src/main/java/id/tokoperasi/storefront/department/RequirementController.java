package id.tokoperasi.storefront.department;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Requirement;
import id.tokoperasi.verification.Requirements;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the dinas asks of cooperatives, edited by its officers. */
@Controller
@RequestMapping("/dinas/syarat")
class RequirementController {

    private static final String FORM = "department/requirement";
    private static final List<String> TEXTS =
            List.of("code", "name", "nameEn", "help", "helpEn", "position", "validMonths");

    private final DepartmentShells shells;
    private final Requirements requirements;
    private final FormWords words;

    RequirementController(DepartmentShells shells, Requirements requirements, FormWords words) {
        this.shells = shells;
        this.requirements = requirements;
        this.words = words;
    }

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, CurrentUser user) {
        var english = Languages.of(exchange).equals(Languages.ENGLISH);
        return Mono.zip(shells.of(exchange, user), requirements.now())
                .map(
                        both ->
                                new RequirementsView(
                                        both.getT1(),
                                        both.getT2().stream().map(r -> row(r, english)).toList()))
                .map(view -> Fragments.page("department/requirements", view));
    }

    private static RequirementsView.Row row(Requirement r, boolean english) {
        return new RequirementsView.Row(
                r.code(),
                english ? r.nameEn() : r.name(),
                r.duty(),
                r.active(),
                Objects.requireNonNullElse(r.validMonths(), 0),
                r.whenLapsed().name());
    }

    @GetMapping("/baru")
    Mono<Rendering> fresh(ServerWebExchange exchange, CurrentUser user) {
        var nothing = new Typed(new LinkedMultiValueMap<>());
        return form(exchange, user, 0, nothing, FormErrors.NONE)
                .map(view -> Fragments.page(FORM, view));
    }

    @GetMapping("/{code}")
    Mono<Rendering> kept(ServerWebExchange exchange, CurrentUser user, @PathVariable String code) {
        return requirements
                .find(code)
                .flatMap(r -> form(exchange, user, r.version(), typed(r), FormErrors.NONE))
                .map(view -> Fragments.page(FORM, view));
    }

    private static Typed typed(Requirement r) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("code", r.code());
        fields.add("name", r.name());
        fields.add("nameEn", r.nameEn());
        fields.add("help", r.help());
        fields.add("helpEn", r.helpEn());
        fields.add("position", String.valueOf(r.position()));
        fields.add("validMonths", Objects.toString(r.validMonths(), ""));
        fields.add("whenLapsed", r.whenLapsed().name());
        r.sectors().forEach(s -> fields.add("sectors", s.name()));
        r.kinds().forEach(k -> fields.add("kinds", k.name()));
        Map.of("duty", r.duty(), "waivable", r.waivable(), "active", r.active())
                .forEach((name, set) -> fields.add(name, set ? "ya" : ""));
        return new Typed(fields);
    }

    private Mono<RequirementView> form(
            ServerWebExchange exchange,
            CurrentUser user,
            long version,
            Typed typed,
            FormErrors errors) {
        var fields = new HashMap<String, String>();
        TEXTS.forEach(f -> fields.put(f, typed.text(f)));
        for (var flag : List.of("duty", "waivable", "active")) {
            fields.put(flag, typed.text(flag));
        }
        var limit = typed.has("whenLapsed") ? typed.text("whenLapsed") : "NOTHING";
        return shells.of(exchange, user)
                .map(
                        shell ->
                                new RequirementView(
                                        shell,
                                        version,
                                        fields,
                                        choices(
                                                "application.sector.",
                                                CooperativeSector.values(),
                                                typed.texts("sectors")),
                                        choices(
                                                "cooperative.kind.",
                                                CooperativeKind.values(),
                                                typed.texts("kinds")),
                                        choices(
                                                "paper.limit.",
                                                SellingLimit.values(),
                                                List.of(limit)),
                                        errors));
    }

    private static List<Choice> choices(String key, Enum<?>[] all, Collection<String> chosen) {
        return Arrays.stream(all)
                .map(e -> new Choice(e.name(), key + e.name(), chosen.contains(e.name())))
                .toList();
    }

    @PostMapping
    Mono<Rendering> add(ServerWebExchange exchange, CurrentUser user, Once once) {
        return saves(exchange, user, once, null, r -> requirements.add(r, user.subject()));
    }

    /** From the version {@code versi}. */
    @PostMapping("/{code}")
    Mono<Rendering> edit(
            ServerWebExchange exchange, CurrentUser user, Once once, @PathVariable String code) {
        return saves(
                exchange, user, once, code, r -> requirements.edit(r, r.version(), user.subject()));
    }

    private Mono<Rendering> saves(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @Nullable String code,
            Function<Requirement, Mono<Requirement>> work) {
        return once.step(
                (typed, id) ->
                        work.apply(read(typed, code))
                                .thenReturn(Fragments.withNews("/dinas/syarat", "simpan")),
                (typed, refusal) ->
                        form(
                                        exchange,
                                        user,
                                        typed.number("versi").orElse(0),
                                        typed,
                                        words.of(refusal, exchange))
                                .map(view -> Fragments.mend(FORM, view)));
    }

    private static Requirement read(Typed typed, @Nullable String code) {
        return new Requirement(
                code == null ? typed.text("code") : code,
                typed.count("position").orElse(100),
                typed.text("name"),
                typed.text("nameEn"),
                typed.text("help"),
                typed.text("helpEn"),
                set(CooperativeSector.values(), typed.texts("sectors")),
                set(CooperativeKind.values(), typed.texts("kinds")),
                typed.has("duty"),
                typed.has("waivable"),
                months(typed),
                limit(typed),
                typed.has("active"),
                typed.number("versi").orElse(0));
    }

    private static @Nullable Integer months(Typed typed) {
        return typed.has("validMonths") ? typed.count("validMonths").orElse(0) : null;
    }

    private static SellingLimit limit(Typed typed) {
        return Arrays.stream(SellingLimit.values())
                .filter(l -> l.name().equals(typed.text("whenLapsed")))
                .findFirst()
                .orElse(SellingLimit.NOTHING);
    }

    private static <E extends Enum<E>> Set<E> set(E[] all, List<String> names) {
        return Arrays.stream(all)
                .filter(e -> names.contains(e.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
