package id.tokoperasi.infra.bench;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.ListingLoads;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.seeds.SeedsApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import reactor.core.publisher.Flux;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Loads generated listings through the modules' public API, as the seeds do; the same every time. */
final class Catalogue {
    /** In every generated title and in no other: a search for it counts them. */
    static final String MARK = "Purwarupa";

    private static final int AT_ONCE = 4;
    private static final int COOPERATIVES = 50;

    static final List<String> GOODS =
            List.of(
                    "Emping Melinjo",
                    "Keripik Pisang",
                    "Gula Aren",
                    "Sate Bandeng",
                    "Kopi Robusta",
                    "Madu Hutan",
                    "Tas Anyaman",
                    "Kue Gipang",
                    "Sambal Terasi",
                    "Beras Merah",
                    "Telur Asin",
                    "Abon Ikan",
                    "Kain Tenun",
                    "Rengginang",
                    "Minyak Kelapa");
    private static final List<String> KINDS =
            List.of(
                    "Asli",
                    "Pedas",
                    "Manis",
                    "Gurih",
                    "Premium",
                    "Rumahan",
                    "Organik",
                    "Khas Serang");
    private static final List<String> SIZES = List.of("Kecil", "Sedang", "Besar", "Keluarga");

    private Catalogue() {}

    /** Seconds it took to load so many. */
    static double load(int listings, int postgresPort) {
        try (var context = open(postgresPort)) {
            var sellers =
                    context.getBean(Cooperatives.class)
                            .verified(null, "", null, COOPERATIVES)
                            .collectList()
                            .block();
            var drafts = drafts(listings, leaves(context), Objects.requireNonNull(sellers));
            var loads = context.getBean(ListingLoads.class);
            long start = System.nanoTime();
            publish(loads, drafts);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /**
     * Loads listings for one cooperative, as many for others, and asks the dinas about one more;
     * answers the request.
     */
    static UUID loadFor(UUID cooperativeId, int postgresPort) {
        try (var context = open(postgresPort)) {
            var cooperatives = context.getBean(Cooperatives.class);
            var loads = context.getBean(ListingLoads.class);
            var own = Objects.requireNonNull(cooperatives.find(cooperativeId).block());
            var others =
                    Objects.requireNonNull(
                                    cooperatives
                                            .verified(null, "", null, COOPERATIVES)
                                            .collectList()
                                            .block())
                            .stream()
                            .filter(c -> !c.id().equals(cooperativeId))
                            .toList();
            publish(loads, drafts(SellerData.LISTINGS, leaves(context), List.of(own)));
            publish(loads, drafts(SellerData.LISTINGS + 100, leaves(context), others));
            return ask(context, cooperativeId);
        }
    }

    /** A listing that its cooperative's mode sends to the dinas. */
    private static UUID ask(ConfigurableApplicationContext context, UUID cooperativeId) {
        var reviews = context.getBean(Reviews.class);
        var mode = Objects.requireNonNull(reviews.mode(cooperativeId).block());
        reviews.putMode(cooperativeId, ReviewMode.ALL, mode.version(), "bench").block();
        var listings = context.getBean(Listings.class);
        var wish = draft(999_999, leaves(context).getFirst(), new SplittableRandom(7));
        var listing = Objects.requireNonNull(listings.draft(cooperativeId, wish, "bench").block());
        listings.publish(cooperativeId, listing.id(), listing.version(), "bench").block();
        var request =
                context.getBean(ChangeRequests.class)
                        .ofListing(cooperativeId, listing.id(), null, 1)
                        .blockFirst();
        return Objects.requireNonNull(request).id();
    }

    private static void publish(
            ListingLoads loads, Map<Cooperative, Map<String, ListingDraft>> drafts) {
        Flux.fromIterable(drafts.entrySet())
                .flatMap(e -> loads.publishMissing(e.getKey().id(), e.getValue(), "bench"), AT_ONCE)
                .blockLast();
    }

    private static List<String> leaves(ConfigurableApplicationContext context) {
        var tree = context.getBean(Categories.class).tree().block();
        return Objects.requireNonNull(tree).all().stream()
                .filter(Category::isLeaf)
                .map(Category::slug)
                .toList();
    }

    private static ConfigurableApplicationContext open(int postgresPort) {
        var url = "r2dbc:postgresql://localhost:" + postgresPort + "/tokoperasi";
        var settings = new HashMap<String, Object>();
        settings.put("spring.r2dbc.url", url);
        settings.put("spring.r2dbc.username", "tokoperasi");
        settings.put("spring.r2dbc.password", "tokoperasi-local");
        settings.put("spring.r2dbc.pool.max-size", "10");
        settings.put("spring.main.web-application-type", "none");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.main.lazy-initialization", "true");
        settings.put("logging.level.root", "warn");
        settings.put("MEDIA_STORE", System.getProperty("java.io.tmpdir"));
        return new SpringApplicationBuilder(SeedsApplication.class).properties(settings).run();
    }

    private static Map<Cooperative, Map<String, ListingDraft>> drafts(
            int listings, List<String> leaves, List<Cooperative> sellers) {
        var random = new SplittableRandom(7);
        var all = new LinkedHashMap<Cooperative, Map<String, ListingDraft>>();
        for (int i = 0; i < listings; i++) {
            all.computeIfAbsent(sellers.get(i % sellers.size()), c -> new LinkedHashMap<>())
                    .put("bench-" + i, draft(i, pick(leaves, random), random));
        }
        return all;
    }

    private static ListingDraft draft(int number, String category, RandomGenerator random) {
        var title =
                "%s %s %s %s %d"
                        .formatted(
                                pick(GOODS, random),
                                pick(KINDS, random),
                                pick(SIZES, random),
                                MARK,
                                number);
        var text =
                """
                %s buatan anggota koperasi di Kabupaten Serang, diolah dari bahan setempat dan dikemas
                rapi. Cocok untuk oleh-oleh, hajatan, dan kebutuhan kantor. Pesanan banyak dapat
                dibicarakan dengan pengurus.
                """
                        .formatted(title);
        return new ListingDraft(
                title,
                text,
                category,
                ContentUnit.GRAM,
                random.nextInt(3),
                List.of(),
                List.of(),
                null,
                List.of(variant(number, 1, random), variant(number, 2, random)));
    }

    private static VariantDraft variant(int number, int size, RandomGenerator random) {
        var price = 10_000L * size + random.nextInt(1_000) * 100L;
        var grams = 250 * size;
        return new VariantDraft(
                null,
                grams + " g",
                "B%d-%d".formatted(number, size),
                Money.rupiah(price),
                grams,
                (long) grams,
                1_000_000);
    }

    private static String pick(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
