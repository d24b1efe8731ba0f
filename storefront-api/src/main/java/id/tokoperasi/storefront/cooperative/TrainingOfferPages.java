package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Role;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.programme.Calls;
import id.tokoperasi.programme.Offers;
import id.tokoperasi.programme.Sector;
import id.tokoperasi.programme.SignUp;
import id.tokoperasi.programme.Training;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assembles the page of trainings in the seller centre. */
@Component
class TrainingOfferPages {

    private static final List<Choice> SECTORS =
            Arrays.stream(Sector.values())
                    .map(s -> new Choice(s.name(), "sector." + s.name(), false))
                    .toList();

    private final LapakShells lapaks;
    private final Cooperatives cooperatives;
    private final Calls calls;
    private final Offers offers;
    private final Districts districts;

    TrainingOfferPages(
            LapakShells lapaks,
            Cooperatives cooperatives,
            Calls calls,
            Offers offers,
            Districts districts) {
        this.lapaks = lapaks;
        this.cooperatives = cooperatives;
        this.calls = calls;
        this.offers = offers;
        this.districts = districts;
    }

    /** What is asked and offered; a fixed number of statements. */
    Mono<TrainingOffersView> page(
            ServerWebExchange exchange, UUID cooperativeId, CurrentUser user, FormErrors errors) {
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        cooperatives.find(cooperativeId).flatMap(calls::of),
                        offers.of(cooperativeId),
                        districts.all())
                .map(
                        all ->
                                new TrainingOffersView(
                                        all.getT1(),
                                        user.is(
                                                Role.MANAGER,
                                                Role.CATALOGUE,
                                                Role.FULFILMENT,
                                                Role.TREASURER),
                                        all.getT2().stream().map(TrainingOfferPages::call).toList(),
                                        SECTORS,
                                        rows(all.getT3(), all.getT4(), all.getT1().shell().now()),
                                        errors));
    }

    private static TrainingOffersView.Call call(id.tokoperasi.programme.Call c) {
        var answer = c.answer();
        return new TrainingOffersView.Call(
                c.id(), c.step().name(), c.askedAt(), answer == null ? "" : answer, c.answeredAt());
    }

    private static List<TrainingOffersView.Row> rows(
            List<Offers.Offer> offers, List<District> districts, Instant now) {
        var names = districts.stream().collect(Collectors.toMap(District::code, District::name));
        return offers.stream().map(o -> row(o, names, now)).toList();
    }

    private static TrainingOffersView.Row row(
            Offers.Offer o, Map<String, String> names, Instant now) {
        var t = o.training();
        var reason = t.reason();
        return new TrainingOffersView.Row(
                t.id(),
                t.title(),
                t.about(),
                t.venue(),
                names.getOrDefault(t.districtCode(), t.districtCode()),
                t.startsAt(),
                t.endsAt(),
                t.capacity() - t.taken(),
                t.waiting(),
                t.seatsEach(),
                o.invited(),
                t.isOpen(now),
                t.takesAttendance(now),
                o.people().size() < t.seatsEach(),
                t.state() == Training.State.CANCELLED,
                reason == null ? "" : reason,
                o.people().stream()
                        .map(
                                s ->
                                        new TrainingOffersView.Person(
                                                s.id(),
                                                s.name(),
                                                s.state() == SignUp.State.SEATED,
                                                s.attendedAt() != null))
                        .toList());
    }
}
