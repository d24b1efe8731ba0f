package id.tokoperasi.storefront.process;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.bulk.Imports;
import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One cooperative with goods, made through the modules' own API by a process that is never killed. */
final class Village implements AutoCloseable {

    static final String MANAGER_MAIL = "pengurus@contoh.example";
    private static final String CINANGKA = "36.04.31";

    private final AnnotationConfigApplicationContext modules =
            new AnnotationConfigApplicationContext();
    private final UUID cooperative;

    Village(Database database, MediaStore media) {
        var connections =
                ConnectionFactories.get(
                        ConnectionFactoryOptions.parse(database.r2dbcUrl())
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, database.username())
                                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                                .build());
        modules.registerBean(ConnectionFactory.class, () -> connections);
        modules.registerBean(Clock.class, Clock::systemUTC);
        modules.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        modules.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        modules.registerBean(MediaStore.class, () -> media);
        modules.registerBean(DatabaseClient.class, () -> DatabaseClient.create(connections));
        modules.registerBean(
                ReactiveTransactionManager.class, () -> new R2dbcTransactionManager(connections));
        modules.registerBean(
                TransactionalOperator.class,
                () -> TransactionalOperator.create(new R2dbcTransactionManager(connections)));
        modules.scan(
                "id.tokoperasi.kernel",
                "id.tokoperasi.outbox",
                "id.tokoperasi.audit",
                "id.tokoperasi.access",
                "id.tokoperasi.region",
                "id.tokoperasi.media",
                "id.tokoperasi.cooperative",
                "id.tokoperasi.catalog",
                "id.tokoperasi.membership",
                "id.tokoperasi.sheets",
                "id.tokoperasi.jobs",
                "id.tokoperasi.bulk");
        modules.refresh();
        cooperative = founded();
    }

    private UUID founded() {
        var place = new GeoPoint(-6.179, 105.888);
        var district = new District(CINANGKA, "3604010", "Cinangka", List.of(), place, 40, 10);
        modules.getBean(Districts.class).put(List.of(district)).block();
        modules.getBean(Categories.class)
                .put(
                        List.of(
                                new Category("camilan", null, "Camilan", "Snacks", null, null, 1),
                                new Category(
                                        "emping",
                                        "camilan",
                                        "Emping",
                                        "Emping",
                                        TaxClass.GOODS,
                                        null,
                                        1)))
                .block();
        var cooperatives = modules.getBean(Cooperatives.class);
        var registered =
                cooperatives
                        .register(
                                new NewCooperative(
                                        "koperasi-cikolelet",
                                        "Koperasi Cikolelet",
                                        CooperativeKind.PRODUCER,
                                        "AHU-1",
                                        "0000000000001",
                                        CINANGKA,
                                        "Cikolelet",
                                        "Jalan Desa 1",
                                        "Koperasi contoh",
                                        "+628110000000",
                                        MANAGER_MAIL,
                                        place,
                                        2015,
                                        40,
                                        null,
                                        true,
                                        new DeliveryTerms(
                                                true,
                                                true,
                                                Money.rupiah(8_000),
                                                Money.rupiah(500))))
                        .block();
        return cooperatives.verify(registered.id()).block().id();
    }

    UUID cooperative() {
        return cooperative;
    }

    /** Lets a person with that subject act for the cooperative. */
    void hasManager(String subject) {
        var since = Instant.now().minusSeconds(60);
        modules.getBean(Appointments.class)
                .appoint("test", subject, cooperative, Role.MANAGER, "SK-1", since, null)
                .block();
    }

    /** Publishes goods at Rp 42.500 apiece and answers their variant. */
    UUID sells(String title, int onHand) {
        return offers(title, onHand).variants().getFirst().id();
    }

    /** Publishes goods at Rp 42.500 apiece. */
    Listing offers(String title, int onHand) {
        var variant =
                new VariantDraft(
                        null, "500 g", "SKU-" + title, Money.rupiah(42_500), 550, 500L, onHand);
        var draft =
                new ListingDraft(
                        title,
                        "Dibuat anggota koperasi dari bahan setempat.",
                        "emping",
                        ContentUnit.GRAM,
                        0,
                        List.of(),
                        List.of(),
                        null,
                        List.of(variant));
        var listings = modules.getBean(Listings.class);
        return listings.draft(cooperative, draft, "staff")
                .flatMap(l -> listings.publish(cooperative, l.id(), l.version(), "catalogue"))
                .block();
    }

    /** Takes what {@link #offers} published out of the shop. */
    void withdraws(Listing listing) {
        modules.getBean(Listings.class)
                .withdraw(cooperative, listing.id(), listing.version(), "catalogue")
                .block();
    }

    /** Its imports; what they ask for is done by whichever process works. */
    Imports imports() {
        return modules.getBean(Imports.class);
    }

    @Override
    public void close() {
        modules.close();
    }
}
