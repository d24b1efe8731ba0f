package id.tokoperasi.bulk;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.ManyListings;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.jobs.Jobs;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.membership.Members;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.TestClock;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cooperatives that import and export, on a database of their own. */
final class Warehouse implements AutoCloseable {

    static final String DISTRICT = "36.04.31";

    final TestClock clock = new TestClock();
    final Path folder = temporary();
    final BackendContext backend =
            BackendContext.of("bulk").with(clock).with(MediaStore.of(folder.toString())).start();
    final Imports imports = backend.get(Imports.class);
    final Exports exports = backend.get(Exports.class);
    final Jobs jobs = backend.get(Jobs.class);
    final Listings listings = backend.get(Listings.class);
    final ManyListings many = backend.get(ManyListings.class);
    final Members members = backend.get(Members.class);
    private int count;

    Warehouse() {
        backend.get(Districts.class)
                .put(
                        List.of(
                                new District(
                                        DISTRICT,
                                        "3604010",
                                        "Cinangka",
                                        List.of(),
                                        new GeoPoint(-6.179, 105.888),
                                        40,
                                        10)))
                .block();
        backend.get(Categories.class)
                .put(
                        List.of(
                                new Category("camilan", null, "Camilan", "Snacks", null, null, 1),
                                new Category(
                                        "emping",
                                        "camilan",
                                        "Emping",
                                        "Melinjo crackers",
                                        TaxClass.GOODS,
                                        null,
                                        1)))
                .block();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("media");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID cooperative() {
        count++;
        var cooperatives = backend.get(Cooperatives.class);
        var registered =
                cooperatives
                        .register(
                                new NewCooperative(
                                        "koperasi-" + count,
                                        "Koperasi " + count,
                                        CooperativeKind.PRODUCER,
                                        "AHU-" + count,
                                        "%013d".formatted(count),
                                        DISTRICT,
                                        "Cikolelet",
                                        "Jalan Desa 1",
                                        "Koperasi contoh",
                                        "+628110000000",
                                        "koperasi@contoh.example",
                                        new GeoPoint(-6.18, 105.89),
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

    static Flux<DataBuffer> stream(byte[] bytes) {
        return Flux.range(0, (bytes.length + 8_191) / 8_192)
                .map(
                        i -> {
                            int from = i * 8_192;
                            int length = Math.min(8_192, bytes.length - from);
                            var part = new byte[length];
                            System.arraycopy(bytes, from, part, 0, length);
                            return DefaultDataBufferFactory.sharedInstance.wrap(part);
                        });
    }

    Import send(UUID cooperative, ImportKind kind, byte[] file) {
        return imports.send(
                        UUID.randomUUID(), cooperative, kind, "berkas.csv", stream(file), "staff")
                .block();
    }

    Import send(UUID cooperative, ImportKind kind, String... lines) {
        return send(cooperative, kind, String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Import tried(Import sent) {
        imports.check(UUID.randomUUID(), sent.id(), sent.cooperativeId(), sent.mapping(), "staff")
                .block();
        jobs.work().block();
        return now(sent);
    }

    Import taken(Import tried) {
        imports.run(UUID.randomUUID(), tried.id(), tried.cooperativeId(), "staff").block();
        jobs.work().block();
        return now(tried);
    }

    Import now(Import before) {
        return imports.find(before.id(), before.cooperativeId()).block();
    }

    /** Such as {@code 3 new, 0 changed, 1 same, 0 wrong}. */
    String trial(Import i) {
        return words(imports.tally(i.trial()));
    }

    String run(Import i) {
        return words(imports.tally(i.run()));
    }

    private static String words(Tally t) {
        return "%d new, %d changed, %d same, %d wrong"
                .formatted(t.created(), t.changed(), t.same(), t.failed());
    }

    /** Such as {@code 4 priceRupiah cell-missing}. */
    List<String> problems(Import i) {
        return imports.problems(i.id(), i.cooperativeId(), 0, 1_000)
                .map(p -> p.row() + " " + p.field() + " " + p.code())
                .collectList()
                .block();
    }

    List<Listing> goods(UUID cooperative) {
        var all = new ArrayList<Listing>();
        listings.page(cooperative, null, null, null, 100).toIterable().forEach(all::add);
        return all;
    }

    @Override
    public void close() {
        backend.close();
    }
}
