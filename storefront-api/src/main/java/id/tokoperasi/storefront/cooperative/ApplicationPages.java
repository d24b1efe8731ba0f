package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.PaperLine;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Application;
import id.tokoperasi.verification.ApplicationState;
import id.tokoperasi.verification.Applications;
import id.tokoperasi.verification.OfficerRole;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Assembles the pages of somebody who wants a cooperative registered. */
@Component
class ApplicationPages {

    private final Shells shells;
    private final Applications applications;
    private final Districts districts;

    ApplicationPages(Shells shells, Applications applications, Districts districts) {
        this.shells = shells;
        this.applications = applications;
        this.districts = districts;
    }

    /** All that this person has begun. */
    Mono<ApplicationsView> list(ServerWebExchange exchange, String subject) {
        return Mono.zip(shells.of(exchange), applications.of(subject).collectList())
                .map(
                        both ->
                                new ApplicationsView(
                                        both.getT1(),
                                        both.getT2().stream()
                                                .map(
                                                        a ->
                                                                new ApplicationsView.Row(
                                                                        a.id(),
                                                                        a.form().name(),
                                                                        a.state().name(),
                                                                        a.createdAt()))
                                                .toList()));
    }

    /** The empty form. */
    Mono<ApplicationView> fresh(ServerWebExchange exchange, Typed typed, FormErrors errors) {
        return Mono.zip(shells.of(exchange), districts.all())
                .map(
                        both ->
                                view(
                                        both.getT1(),
                                        null,
                                        ApplicationForms.fields(typed),
                                        both.getT2(),
                                        List.of(),
                                        "",
                                        errors));
    }

    /** The form with what is kept, or what was typed and has to be mended. */
    Mono<ApplicationView> form(
            ServerWebExchange exchange,
            UUID id,
            String subject,
            @Nullable Typed typed,
            FormErrors errors) {
        return applications
                .find(id, subject)
                .flatMap(
                        a ->
                                Mono.zip(
                                                shells.of(exchange),
                                                districts.all(),
                                                applications.lines(a),
                                                applications.note(a))
                                        .map(
                                                all ->
                                                        view(
                                                                all.getT1(),
                                                                a,
                                                                typed == null
                                                                        ? ApplicationForms.fields(a)
                                                                        : ApplicationForms.fields(
                                                                                typed),
                                                                all.getT2(),
                                                                all.getT3().stream()
                                                                        .map(
                                                                                l ->
                                                                                        PaperLine
                                                                                                .of(
                                                                                                        l,
                                                                                                        Languages
                                                                                                                .of(
                                                                                                                        exchange)))
                                                                        .toList(),
                                                                all.getT4(),
                                                                errors)));
    }

    private static ApplicationView view(
            Shell shell,
            @Nullable Application a,
            Map<String, String> fields,
            List<District> districts,
            List<PaperLine> papers,
            String note,
            FormErrors errors) {
        var state = a == null ? ApplicationState.DRAFT : a.state();
        return new ApplicationView(
                shell,
                a == null ? null : a.id(),
                a == null ? 0 : a.version(),
                state.name(),
                state.isOpen(),
                note,
                fields,
                a == null ? "" : Objects.requireNonNullElse(a.bankAccountHint(), ""),
                choices("application.sector.", CooperativeSector.values(), fields.get("sector")),
                choices(
                        "cooperative.kind.",
                        new CooperativeKind[] {
                            CooperativeKind.PRODUCER,
                            CooperativeKind.CONSUMER,
                            CooperativeKind.MARKETING,
                            CooperativeKind.SERVICE
                        },
                        fields.get("kind")),
                districts.stream()
                        .map(
                                d ->
                                        new Choice(
                                                d.code(),
                                                d.name(),
                                                d.code().equals(fields.get("districtCode"))))
                        .toList(),
                officers(a, fields),
                papers,
                errors);
    }

    private static List<Choice> choices(String key, Enum<?>[] all, @Nullable String chosen) {
        return Stream.of(all)
                .map(e -> new Choice(e.name(), key + e.name(), e.name().equals(chosen)))
                .toList();
    }

    private static List<ApplicationView.Row> officers(
            @Nullable Application a, Map<String, String> fields) {
        return IntStream.range(0, ApplicationForms.OFFICERS)
                .mapToObj(
                        i ->
                                new ApplicationView.Row(
                                        choices(
                                                "application.role.",
                                                OfficerRole.values(),
                                                fields.getOrDefault("officerRole" + i, usual(i))),
                                        fields.getOrDefault("officerName" + i, ""),
                                        fields.getOrDefault("termFrom" + i, ""),
                                        fields.getOrDefault("termUntil" + i, ""),
                                        hint(a, fields.getOrDefault("officerName" + i, ""))))
                .toList();
    }

    /** What the person in this row of an empty form usually is. */
    private static String usual(int row) {
        var roles = OfficerRole.values();
        return roles[Math.min(row, roles.length - 1)].name();
    }

    private static String hint(@Nullable Application a, String name) {
        return a == null
                ? ""
                : a.form().officers().stream()
                        .filter(o -> o.name().equalsIgnoreCase(name) && o.nikHint() != null)
                        .map(o -> "••••" + o.nikHint())
                        .findFirst()
                        .orElse("");
    }
}
