package id.tokoperasi.storefront.department;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.programme.Effects;
import id.tokoperasi.programme.Need;
import id.tokoperasi.programme.Needs;
import id.tokoperasi.programme.SignUp;
import id.tokoperasi.programme.SignUps;
import id.tokoperasi.programme.Training;
import id.tokoperasi.programme.TrainingInvitations;
import id.tokoperasi.programme.Trainings;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assembles the pages of the trainings. */
@Component
class TrainingPages {

    static final String PATH = "/dinas/pelatihan";

    private static final int PAGE = 24;
    private static final int SUGGESTED = 50;
    private static final String PAST = "lewat";

    private final DepartmentShells shells;
    private final Trainings trainings;
    private final SignUps signUps;
    private final TrainingInvitations invitations;
    private final Needs needs;
    private final Effects effects;
    private final Cooperatives cooperatives;
    private final Districts districts;

    TrainingPages(
            DepartmentShells shells,
            Trainings trainings,
            SignUps signUps,
            TrainingInvitations invitations,
            Needs needs,
            Effects effects,
            Cooperatives cooperatives,
            Districts districts) {
        this.shells = shells;
        this.trainings = trainings;
        this.signUps = signUps;
        this.invitations = invitations;
        this.needs = needs;
        this.effects = effects;
        this.cooperatives = cooperatives;
        this.districts = districts;
    }

    /** A page of trainings; query fields {@code keadaan}, {@code sesudah}. */
    Mono<TrainingsView> list(ServerWebExchange exchange, CurrentUser user) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var past = typed.text("keadaan").equals(PAST);
        var after = typed.id("sesudah").orElse(null);
        var found = past ? trainings.past(after, PAGE + 1) : trainings.upcoming(after, PAGE + 1);
        return Mono.zip(shells.of(exchange, user), found.collectList(), needs.now(), names())
                .map(all -> list(all.getT1(), past, all.getT2(), all.getT3(), all.getT4()));
    }

    private Mono<Map<String, String>> names() {
        return districts
                .all()
                .map(all -> all.stream().collect(Collectors.toMap(District::code, District::name)));
    }

    private static TrainingsView list(
            DepartmentShell shell,
            boolean past,
            List<Training> found,
            Needs.Lacks lacks,
            Map<String, String> names) {
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        var state = past ? "keadaan=" + PAST + "&" : "";
        return new TrainingsView(
                shell,
                List.of(
                        new Choice(PATH, "training.upcoming", !past),
                        new Choice(PATH + "?keadaan=" + PAST, "training.past", past)),
                shown.stream().map(t -> row(t, names)).toList(),
                lacks.thresholds().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                e ->
                                        new TrainingsView.NeedCount(
                                                e.getKey().name(),
                                                e.getValue(),
                                                lacks.count(e.getKey())))
                        .toList(),
                PAGE,
                found.size() > PAGE
                        ? PATH + "?" + state + "sesudah=" + shown.getLast().id()
                        : null);
    }

    private static TrainingsView.Row row(Training t, Map<String, String> names) {
        return new TrainingsView.Row(
                t.id(),
                t.title(),
                names.getOrDefault(t.districtCode(), t.districtCode()),
                t.startsAt(),
                t.taken(),
                t.capacity(),
                t.waiting(),
                t.state() == Training.State.CANCELLED);
    }

    /** The form of a new training, or of one to be changed. */
    Mono<TrainingFormView> form(
            ServerWebExchange exchange,
            CurrentUser user,
            @Nullable UUID trainingId,
            Typed typed,
            FormErrors errors) {
        return Mono.zip(shells.of(exchange, user), districts.all())
                .map(both -> form(both.getT1(), trainingId, both.getT2(), typed, errors));
    }

    private static TrainingFormView form(
            DepartmentShell shell,
            @Nullable UUID trainingId,
            List<District> districts,
            Typed typed,
            FormErrors errors) {
        return new TrainingFormView(
                shell,
                trainingId,
                typed.number("versi").orElse(0),
                typed.text("title"),
                typed.text("about"),
                typed.text("venue"),
                districts.stream()
                        .map(
                                d ->
                                        new Choice(
                                                d.code(),
                                                d.name(),
                                                d.code().equals(typed.text("district"))))
                        .toList(),
                typed.text("day"),
                typed.text("startsAt"),
                typed.text("lastDay"),
                typed.text("endsAt"),
                typed.text("capacity"),
                typed.has("seatsEach") ? typed.text("seatsEach") : "2",
                Arrays.stream(Need.values())
                        .map(
                                n ->
                                        new Choice(
                                                n.name(),
                                                "need." + n.name(),
                                                typed.texts("needs").contains(n.name())))
                        .toList(),
                errors);
    }

    /** A training with all that belongs to it; refuses as unknown. */
    Mono<TrainingView> one(
            ServerWebExchange exchange, CurrentUser user, UUID trainingId, FormErrors errors) {
        return trainings.find(trainingId).flatMap(t -> one(exchange, user, t, errors));
    }

    private Mono<TrainingView> one(
            ServerWebExchange exchange, CurrentUser user, Training t, FormErrors errors) {
        return Mono.zip(
                        shells.of(exchange, user),
                        names(),
                        people(t),
                        invitations.suggested(t),
                        effects.of(t))
                .map(
                        all ->
                                view(
                                        all.getT1(),
                                        all.getT2(),
                                        t,
                                        all.getT3(),
                                        all.getT4(),
                                        all.getT5(),
                                        errors));
    }

    private Mono<List<TrainingView.Person>> people(Training t) {
        return signUps.of(t.id())
                .collectList()
                .flatMap(
                        all ->
                                cooperatives
                                        .byIds(
                                                all.stream()
                                                        .map(SignUp::cooperativeId)
                                                        .collect(Collectors.toSet()))
                                        .collectMap(Cooperative::id, Cooperative::name)
                                        .map(
                                                names ->
                                                        all.stream()
                                                                .map(s -> person(s, names))
                                                                .toList()));
    }

    private static TrainingView.Person person(SignUp s, Map<UUID, String> names) {
        return new TrainingView.Person(
                s.id(),
                s.name(),
                s.phone(),
                names.getOrDefault(s.cooperativeId(), ""),
                s.state() == SignUp.State.SEATED,
                s.attendedAt() != null);
    }

    private static TrainingView view(
            DepartmentShell shell,
            Map<String, String> names,
            Training t,
            List<TrainingView.Person> people,
            List<TrainingInvitations.Suggested> suggested,
            Effects.Effect effect,
            FormErrors errors) {
        var now = shell.shell().now();
        var reason = t.reason();
        return new TrainingView(
                shell,
                t.id(),
                t.title(),
                t.about(),
                t.venue(),
                names.getOrDefault(t.districtCode(), t.districtCode()),
                t.startsAt(),
                t.endsAt(),
                t.capacity(),
                t.seatsEach(),
                t.taken(),
                t.waiting(),
                words(t.needs()),
                t.code(),
                t.state() == Training.State.CANCELLED,
                reason == null ? "" : reason,
                t.isOpen(now),
                t.state() == Training.State.ANNOUNCED
                        && !now.isBefore(t.startsAt().minus(Training.DOORS)),
                t.version(),
                people,
                suggested.stream()
                        .sorted(Comparator.comparing(TrainingInvitations.Suggested::invited))
                        .limit(SUGGESTED)
                        .map(s -> suggested(s, names))
                        .toList(),
                suggested.size(),
                effect.lines().stream().map(TrainingPages::change).toList(),
                effect.complete(),
                effect.until(),
                errors);
    }

    private static List<String> words(Collection<Need> needs) {
        return needs.stream().sorted().map(Need::name).toList();
    }

    private static TrainingView.Suggested suggested(
            TrainingInvitations.Suggested s, Map<String, String> names) {
        var c = s.lacking().cooperative();
        return new TrainingView.Suggested(
                c.id(),
                c.name(),
                names.getOrDefault(c.districtCode(), c.districtCode()),
                words(s.lacking().needs()),
                s.invited());
    }

    private static TrainingView.Change change(Effects.Line l) {
        return new TrainingView.Change(
                l.cooperative(),
                l.listedBefore(),
                l.listedAfter(),
                l.soldBefore().orders(),
                l.soldAfter().orders(),
                l.soldBefore().goods().rupiah(),
                l.soldAfter().goods().rupiah());
    }
}
