package id.tokoperasi.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.payment.StripeClients;
import id.tokoperasi.payment.WebhookTrust;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;
import id.tokoperasi.testing.TestClock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A small regency with two districts, on a database of its own. */
final class Regency implements AutoCloseable {

    static final String CIRUAS = "36.04.09";
    static final String CINANGKA = "36.04.31";
    static final String DINA = "dina";

    final TestClock clock = new TestClock();
    final Heard<CooperativeCalled> called = new Heard<>(CooperativeCalled.class);
    final Heard<TrainingInvited> invited = new Heard<>(TrainingInvited.class);
    final Heard<SeatGiven> seated = new Heard<>(SeatGiven.class);
    final Heard<TrainingChanged> changed = new Heard<>(TrainingChanged.class);
    final BackendContext backend;
    private final StripeDouble stripe = StripeDouble.start(Config.forTests().withClock(clock));
    private final AtomicInteger count = new AtomicInteger();

    Regency(Path media) {
        backend =
                BackendContext.of("programme")
                        .with(clock)
                        .with(StripeClients.create(stripe.secretKey(), stripe.apiBase()))
                        .with(WebhookTrust.of(stripe.webhookSecret(), stripe.secretKey()))
                        .with(MediaStore.of(media.toString()))
                        .with(called)
                        .with(invited)
                        .with(seated)
                        .with(changed)
                        .start();
        backend.get(Districts.class)
                .put(
                        List.of(
                                new District(
                                        CIRUAS,
                                        "3604240",
                                        "Ciruas",
                                        List.of(),
                                        new GeoPoint(-6.1, 106.24),
                                        33,
                                        15),
                                new District(
                                        CINANGKA,
                                        "3604010",
                                        "Cinangka",
                                        List.of(),
                                        new GeoPoint(-6.18, 105.89),
                                        123,
                                        14)))
                .block();
    }

    <T> T get(Class<T> type) {
        return backend.get(type);
    }

    /** Registered today, founded in 2015. */
    Cooperative registers(String name) {
        return registers(name, CINANGKA, 2015);
    }

    Cooperative registers(String name, String district, int founded) {
        var n = count.incrementAndGet();
        return get(Cooperatives.class)
                .register(
                        new NewCooperative(
                                "koperasi-" + n,
                                name,
                                CooperativeKind.PRODUCER,
                                "AHU-" + n,
                                "%013d".formatted(n),
                                district,
                                "Cikolelet",
                                "Jalan Desa 1",
                                "Koperasi contoh",
                                "+628110000000",
                                "koperasi" + n + "@contoh.example",
                                new GeoPoint(-6.18, 105.89),
                                founded,
                                40,
                                null,
                                false,
                                new DeliveryTerms(true, false, Money.ZERO, Money.ZERO)))
                .block();
    }

    Cooperative verified(String name) {
        return get(Cooperatives.class).verify(registers(name).id()).block();
    }

    void checks(Cooperative c, Sector sector) {
        get(KindChecks.class)
                .record(Ids.next(), c.id(), sector, today(), "Laporan RAT 2025", DINA)
                .block();
    }

    LocalDate today() {
        return Jakarta.day(clock.instant());
    }

    /** A listing on sale since then. */
    void lists(Cooperative c, Instant since, boolean complete) {
        var id = UUID.randomUUID();
        run(
                """
                insert into catalog.categories (slug, name, name_english, position)
                values ('emping', 'Emping', 'Emping', 1) on conflict do nothing
                """);
        run(
                """
                insert into catalog.listings
                       (id, cooperative_id, slug, title, description, category_slug, district_code,
                        content_unit, lead_time_days, status, price_from_rupiah, published_at, created_at,
                        updated_at, picture_ids, certificates)
                values ('%s', '%s', '%s', 'Emping', repeat('a', %d), 'emping', '%s', 'GRAM', 0, 'PUBLISHED',
                        1000, '%s', '%s', '%s', %s,
                        '[{"kind": "PIRT", "number": "1", "validUntil": "%s"}]')
                """
                        .formatted(
                                id,
                                c.id(),
                                id,
                                complete ? 200 : 30,
                                c.districtCode(),
                                since,
                                since,
                                since,
                                complete
                                        ? "array[cast('%s' as uuid)]".formatted(UUID.randomUUID())
                                        : "array[]::uuid[]",
                                complete ? today().plusYears(2) : today().plusDays(30)));
    }

    /** An order paid then, of goods for so much. */
    void sells(Cooperative c, Instant paidAt, long rupiah, String status) {
        var checkout = UUID.randomUUID();
        var payment = UUID.randomUUID();
        run(
                """
                insert into ordering.checkouts
                       (id, basket_id, payment_id, total_rupiah, placed_at, expires_at)
                values ('%s', '%s', '%s', %d, '%s', '%s')
                """
                        .formatted(checkout, checkout, payment, rupiah, paidAt, paidAt));
        run(
                """
                insert into ordering.orders
                       (id, number, checkout_id, payment_id, cooperative_id, basket_id, status, recipient_name,
                        recipient_phone, email, delivery, goods_rupiah, delivery_rupiah, total_rupiah,
                        placed_at, expires_at, moved_at, paid_at, due_at)
                values ('%1$s', '%1$s', '%1$s', '%2$s', '%3$s', '%1$s', '%4$s', 'Siti', '+62811', 's@x.id',
                        'PICKUP', %5$d, 0, %5$d, '%6$s', '%6$s', '%6$s', '%6$s', '%6$s')
                """
                        .formatted(checkout, payment, c.id(), status, rupiah, paidAt));
    }

    void run(String sql) {
        backend.run(sql);
    }

    Training announces(String title, int capacity, int each, Need... needs) {
        return get(Trainings.class)
                .announce(Ids.next(), plan(title, capacity, each, needs), DINA)
                .block();
    }

    TrainingPlan plan(String title, int capacity, int each, Need... needs) {
        var starts = clock.instant().plus(Duration.ofDays(7));
        return new TrainingPlan(
                title,
                "Bawa HP dan satu produk.",
                "Aula kecamatan",
                CINANGKA,
                starts,
                starts.plus(Duration.ofHours(3)),
                capacity,
                each,
                Set.of(needs));
    }

    SignUp signsUp(Training t, Cooperative c, String name) {
        return get(SignUps.class)
                .signUp(Ids.next(), t.id(), c.id(), name, "+6281234567890", "manager")
                .block();
    }

    long rows(String where, UUID training) {
        return backend.one(
                Long.class,
                "select count(*) from programme.sign_ups where training_id = :t and " + where,
                Map.of("t", training));
    }

    static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Override
    public void close() {
        backend.close();
        stripe.close();
    }
}
