package id.tokoperasi.seeds;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.procurement.Agency;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the accounts of the local realm act for; an appointment that has been made once is left alone. */
@Component
class DemoAccounts {

    private final Appointments appointments;
    private final Agencies agencies;

    DemoAccounts(Appointments appointments, Agencies agencies) {
        this.appointments = appointments;
        this.agencies = agencies;
    }

    private record Appointing(Seeds.Account account, Seeds.Appointment appointment) {

        String key() {
            return "seed:%s:%s:%s".formatted(account.username(), appointment.role(), body());
        }

        /** Slug of the cooperative or the office, or the code of the regency. */
        String body() {
            var cooperative = appointment.cooperative();
            var regency = appointment.regency();
            return cooperative != null
                    ? cooperative
                    : regency != null ? regency : String.valueOf(appointment.office());
        }
    }

    Mono<Loading.Count> load(Seeds seeds, DemoCooperatives.Shops shops) {
        var wanted = new ArrayList<Appointing>();
        for (var account : seeds.demoAccounts()) {
            account.appointments().forEach(a -> wanted.add(new Appointing(account, a)));
        }
        return bodies(seeds, shops)
                .flatMapMany(
                        bodies ->
                                Flux.fromIterable(wanted)
                                        .concatMap(w -> appoint(w, bodies.get(w.body()))))
                .filter(Boolean::booleanValue)
                .count()
                .map(added -> new Loading.Count(wanted.size(), added.intValue()));
    }

    private Mono<Map<String, UUID>> bodies(Seeds seeds, DemoCooperatives.Shops shops) {
        return agencies.all()
                .collectMap(Agency::unitCode, Agency::id)
                .map(
                        byCode -> {
                            var bodies = new HashMap<String, UUID>();
                            shops.bySlug().forEach((slug, shop) -> bodies.put(slug, shop.id()));
                            seeds.offices()
                                    .forEach(
                                            o ->
                                                    bodies.put(
                                                            o.slug(),
                                                            byCode.get(o.budgetUnitCode())));
                            return bodies;
                        });
    }

    private Mono<Boolean> appoint(Appointing wanted, @Nullable UUID cooperativeOrOffice) {
        var a = wanted.appointment();
        var body = a.regency() != null ? Appointments.REGENCY : cooperativeOrOffice;
        if (body == null) {
            return Mono.error(new IllegalStateException(wanted.key(), Refusal.unknown()));
        }
        return appointments.appoint(
                wanted.key(),
                wanted.account().subject(),
                body,
                Role.valueOf(a.role()),
                a.decree(),
                startOf(a.validFrom()),
                a.validTo() == null ? null : startOf(a.validTo().plusDays(1)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Jakarta.ZONE).toInstant();
    }
}
