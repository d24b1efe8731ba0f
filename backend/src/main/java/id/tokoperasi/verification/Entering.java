package id.tokoperasi.verification;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** What becomes of an application when an officer has decided about its form. */
@Component
class Entering {

    private static final List<ApplicationState> SENT = List.of(ApplicationState.SUBMITTED);
    private static final int SLUG_MAX = 60;

    private final ApplicationRows rows;
    private final ItemRows items;
    private final Cooperatives cooperatives;
    private final Appointments appointments;
    private final Districts districts;

    Entering(
            ApplicationRows rows,
            ItemRows items,
            Cooperatives cooperatives,
            Appointments appointments,
            Districts districts) {
        this.rows = rows;
        this.items = items;
        this.cooperatives = cooperatives;
        this.appointments = appointments;
        this.districts = districts;
    }

    /**
     * In the caller's transaction: the cooperative is registered and the applicant manages it, or the form
     * goes back. Refuses {@code cooperative-exists} when one of its numbers is in the register by now.
     */
    Mono<Void> follow(Item form, Outcome outcome, Instant now) {
        var id = form.cooperativeId();
        return switch (outcome) {
            case ACCEPT, WAIVE -> accept(id, now);
            case ASK_AGAIN -> move(id, ApplicationState.RETURNED, now);
            case REJECT -> move(id, ApplicationState.REJECTED, now).then(items.withdraw(id));
        };
    }

    private Mono<Void> accept(UUID id, Instant now) {
        return move(id, ApplicationState.ACCEPTED, now)
                .then(rows.byId(id))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        a ->
                                districts
                                        .byCode(Objects.requireNonNull(a.form().districtCode()))
                                        .flatMap(d -> cooperatives.register(id, registered(a, d)))
                                        .then(appoint(a, now)));
    }

    private Mono<Void> move(UUID id, ApplicationState to, Instant now) {
        return rows.move(id, SENT, to, null, now)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("application-state")))
                .then();
    }

    private Mono<Void> appoint(Application a, Instant now) {
        return appointments
                .appoint(
                        "application:" + a.id(),
                        a.applicant(),
                        a.id(),
                        Role.MANAGER,
                        "pendaftaran " + a.id(),
                        now,
                        null)
                .then();
    }

    private static NewCooperative registered(Application a, District district) {
        var f = a.form();
        return new NewCooperative(
                slug(f.name(), a.id()),
                f.name(),
                f.kindOfRegister(),
                f.legalEntityNumber(),
                f.nib(),
                district.code(),
                f.village(),
                f.address(),
                f.about(),
                f.phone(),
                f.email(),
                district.centre(),
                Objects.requireNonNullElse(f.foundedYear(), 0),
                Objects.requireNonNullElse(f.memberCount(), 0),
                null,
                false,
                new DeliveryTerms(true, false, Money.ZERO, Money.ZERO),
                a.sectorOrReal(),
                f.taxNumber(),
                f.cooperativeNumber().isEmpty() ? null : f.cooperativeNumber());
    }

    /** The name in small letters and hyphens, then six signs of the id's random end. */
    private static String slug(String name, UUID id) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut = words.length() <= SLUG_MAX ? words : words.substring(0, SLUG_MAX);
        return cut + "-" + id.toString().substring(30);
    }
}
