package id.tokoperasi.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.RequestKind;
import id.tokoperasi.catalog.Stock;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.RequiredSettings;
import id.tokoperasi.programme.Targets;
import id.tokoperasi.rules.Rules;
import id.tokoperasi.verification.Checklist;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loading into the real PostgreSQL, twice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoadingTests {

    private static final List<String> TABLES =
            List.of(
                    "region.districts",
                    "catalog.categories",
                    "rules.rules",
                    "procurement.agencies",
                    "programme.office_figures",
                    "media.pictures",
                    "cooperative.cooperatives",
                    "catalog.listings",
                    "catalog.variants",
                    "catalog.stock",
                    "catalog.stock_movements",
                    "catalog.change_requests",
                    "access.appointments",
                    "programme.trainings");

    @TempDir private static Path media;

    private static final Seeds seeds = Seeds.of("serang");
    private static Database database;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void loadOnce() {
        database = TestStack.freshDatabase("seeds");
        context =
                new SpringApplicationBuilder(SeedsApplication.class)
                        .properties(SeedsApplication.DEFAULTS)
                        .run(
                                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                                "--spring.r2dbc.username=" + database.username(),
                                "--spring.r2dbc.password=" + database.password(),
                                "--MEDIA_STORE=" + media,
                                "--COLUMN_KEYS=test:" + "A".repeat(43) + "=");
        load();
    }

    @AfterAll
    static void close() {
        context.close();
        database.close();
    }

    @Test
    void everyRowOfTheFilesIsThereOnce() {
        assertThat(counts())
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("region.districts", 29L),
                                Map.entry("catalog.categories", 87L),
                                Map.entry("rules.rules", (long) seeds.rules().size()),
                                Map.entry("procurement.agencies", 63L),
                                Map.entry("programme.office_figures", 2L),
                                Map.entry("media.pictures", (long) Seeds.illustrations().size()),
                                Map.entry("cooperative.cooperatives", 80L),
                                // One of each is of the product that waits for the dinas.
                                Map.entry("catalog.listings", 1_281L),
                                Map.entry("catalog.variants", 2_899L),
                                Map.entry("catalog.stock", 2_899L),
                                Map.entry("catalog.stock_movements", withStock() + 1),
                                Map.entry("catalog.change_requests", 4L),
                                Map.entry("access.appointments", 6L),
                                Map.entry("programme.trainings", 2L)));
        assertThat(media.toFile().list()).hasSize(Seeds.illustrations().size() + 1);
    }

    private static long withStock() {
        return seeds.variants().stream().filter(v -> v.stock() > 0).count();
    }

    @Test
    void loadingAgainAddsNothing() {
        var before = counts();
        var marked = marked();
        load();
        assertThat(counts()).isEqualTo(before);
        assertThat(marked()).isEqualTo(marked);
    }

    @Test
    void everyListingIsOnSaleWithItsPricesStockPapersAndDrawing() {
        var byKey = listingsByKey();
        var variants =
                seeds.variants().stream()
                        .collect(Collectors.groupingBy(Seeds.Variant::listingSlug));
        for (var seed : seeds.listings()) {
            var listing = byKey.get(seed.slug());
            assertThat(listing.status().onSale()).isTrue();
            assertThat(listing.title()).isEqualTo(seed.title());
            assertThat(listing.pictureIds()).hasSize(1);
            assertThat(listing.variants())
                    .map(v -> List.of(v.sku(), v.price().rupiah(), v.available()))
                    .isEqualTo(
                            variants.get(seed.slug()).stream()
                                    .map(v -> List.<Object>of(v.sku(), v.priceRupiah(), v.stock()))
                                    .toList());
            assertThat(numbers(listing))
                    .containsAll(
                            Stream.of(seed.pirtNumber(), seed.halalNumber(), seed.tkdnNumber())
                                    .filter(n -> !n.isBlank())
                                    .toList());
        }
    }

    private static List<String> numbers(Listing listing) {
        return listing.certificates().stream()
                .map(Certificate::number)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void productsAndChangesOfEveryKindWaitForTheDinas() {
        assertThat(context.getBean(Moderation.class).counts().block())
                .isEqualTo(
                        Map.of(
                                RequestKind.PUBLICATION, 1L,
                                RequestKind.CHANGE, 2L,
                                RequestKind.AFTERWARDS, 1L));
        assertThat(context.getBean(Moderation.class).inbox(null, null, 9).collectList().block())
                .allSatisfy(r -> assertThat(r.reasons()).isNotEmpty());
    }

    @Test
    void everyListingWaitsToBeIndexed() {
        // One more waits for the dinas, and the three that are asked about are marked again.
        assertThat(marked()).isEqualTo(1_284);
    }

    /** Last: it changes what the others count. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatTheManagerHasChangedStays() {
        var listing = listingsByKey().get("guci-gerabah-garis-terakota-muda-bumi-jaya");
        var seller = listing.cooperativeId();
        var variant = listing.variants().getFirst();
        context.getBean(Stock.class).set(seller, variant.id(), 7, "manajer").block();
        var edited =
                context.getBean(Listings.class)
                        .edit(seller, listing.id(), listing.version(), renamed(listing), "manajer")
                        .block();

        load();

        var after = context.getBean(Listings.class).ofCooperative(seller, listing.id()).block();
        assertThat(after).isEqualTo(edited);
        assertThat(after.variants()).extracting(Variant::sku).containsExactly("baru");
        assertThat(after.available()).isEqualTo(7);
        assertThat(counts()).containsEntry("catalog.listings", 1_281L);
    }

    /** Another title, and only one variant left, under another SKU. */
    private static ListingDraft renamed(Listing l) {
        var v = l.variants().getFirst();
        var kept =
                new ListingDraft.VariantDraft(
                        v.id(), v.name(), "baru", v.price(), v.weightGrams(), v.netAmount(), null);
        return new ListingDraft(
                "Guci baru",
                l.description(),
                l.categorySlug(),
                l.contentUnit(),
                l.leadTimeDays(),
                l.certificates(),
                l.pictureIds(),
                l.makerNote(),
                List.of(kept));
    }

    @Test
    void cooperativesAreVerifiedAndCanBeWrittenToAndOneIsStopped() {
        // Each was verified, one stopped after that.
        assertThat(number("select count(*) from outbox.events where topic like 'catalog.%'"))
                .isEqualTo(81);
        var selling = 0;
        for (var seed : seeds.cooperatives()) {
            var shop = context.getBean(Cooperatives.class).bySlug(seed.slug()).block();
            selling += shop.sells() ? 1 : 0;
            assertThat(shop.verifiedAt()).isNotNull();
            assertThat(shop.email()).isEqualTo(seed.email());
        }
        assertThat(selling).isEqualTo(79);
    }

    @Test
    void theDemoShowsWhatADinasDoes() {
        var whole = context.getBean(Cooperatives.class).bySlug("koperasi-gerabah-bumi-jaya");
        var papers = context.getBean(Checklist.class).of(whole.block().id()).block();
        assertThat(papers).isNotEmpty().allMatch(line -> line.item() != null);
        var year = LocalDate.now(Jakarta.ZONE).getYear();
        assertThat(context.getBean(Targets.class).of(year).block().version()).isEqualTo(1);
    }

    @Test
    void aRuleThatSourcesDisagreeAboutIsKeptButNotInForce() {
        var rules = context.getBean(Rules.class);
        assertThat(rules.on("UMKM-FINAL-TERM-COOP", LocalDate.of(2026, 11, 24)).block().validFrom())
                .isEqualTo("2018-07-01");
        assertThat(rules.all().filter(r -> r.id().equals("UMKM-FINAL-TERM-COOP")).count().block())
                .isEqualTo(2);
    }

    @Test
    void withoutADatabaseItEndsWithOneLine() {
        var settings = new RequiredSettings(name -> null);
        assertThat(SeedsApplication.run(settings)).isEqualTo(1);
        assertThat(settings.faults()).contains("SPRING_R2DBC_URL").contains("MEDIA_STORE");
    }

    private static void load() {
        context.getBean(Loading.class).load(seeds, true).block();
    }

    private static Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        TABLES.forEach(t -> counts.put(t, number("select count(*) from " + t)));
        return counts;
    }

    private static long marked() {
        return number("select count(*) from outbox.events where topic = 'listing-index'");
    }

    private static Map<String, Listing> listingsByKey() {
        var ids = new LinkedHashMap<String, UUID>();
        context.getBean(DatabaseClient.class)
                .sql("select source_key, id from catalog.listings where source_key is not null")
                .map(r -> ids.put(r.get(0, String.class), r.get(1, UUID.class)) == null)
                .all()
                .blockLast();
        var listings =
                context.getBean(Listings.class)
                        .snapshots(ids.values())
                        .collectMap(Listing::id)
                        .block();
        return ids.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> listings.get(e.getValue())));
    }

    private static long number(String sql) {
        return context.getBean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}
