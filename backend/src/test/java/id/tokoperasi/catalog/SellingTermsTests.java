package id.tokoperasi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.tokoperasi.catalog.Completeness.Gap;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.Reason.Rule;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

class SellingTermsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static Stand stand;

    @BeforeAll
    static void open() {
        stand = new Stand();
    }

    @AfterAll
    static void close() {
        stand.close();
    }

    /** One variant of a draft in the making. */
    private record Goods(
            List<VariantOption> options,
            List<PriceTier> tiers,
            int minimum,
            Integer step,
            Long net,
            Long government) {

        static final Goods PLAIN = new Goods(List.of(), List.of(), 1, null, 500L, null);

        Goods options(String... namesAndValues) {
            var all = new ArrayList<VariantOption>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                all.add(new VariantOption(namesAndValues[i], namesAndValues[i + 1]));
            }
            return new Goods(all, tiers, minimum, step, net, government);
        }

        Goods tiers(long... quantitiesAndPrices) {
            return new Goods(options, tiersOf(quantitiesAndPrices), minimum, step, net, government);
        }

        Goods from(int quantity) {
            return new Goods(options, tiers, quantity, step, net, government);
        }

        Goods by(int grams, Long content) {
            return new Goods(options, tiers, minimum, grams, content, government);
        }

        Goods forOffices(long rupiah) {
            return new Goods(options, tiers, minimum, step, net, rupiah);
        }

        VariantDraft draft() {
            return new VariantDraft(
                    null,
                    "500 g",
                    options,
                    "T-" + Ids.next(),
                    Money.rupiah(25_000),
                    tiers,
                    government == null ? null : Money.rupiah(government),
                    minimum,
                    step,
                    550,
                    net,
                    200);
        }
    }

    private static List<PriceTier> tiersOf(long... quantitiesAndPrices) {
        var tiers = new ArrayList<PriceTier>();
        for (int i = 0; i < quantitiesAndPrices.length; i += 2) {
            tiers.add(
                    new PriceTier(
                            (int) quantitiesAndPrices[i],
                            Money.rupiah(quantitiesAndPrices[i + 1])));
        }
        return tiers;
    }

    private static ListingDraft draft(Goods... goods) {
        return Stand.draft("Emping manis", Stream.of(goods).map(Goods::draft).toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 25000", "9, 25000", "10, 23000", "99, 23000", "100, 20000", "999, 20000"})
    void aTierHoldsFromItsFirstPieceToTheLastBeforeTheNext(int quantity, long rupiah) {
        var kept = lists(draft(Goods.PLAIN.tiers(10, 23_000, 100, 20_000)));
        assertThat(kept.variants().getFirst().priceFor(quantity)).isEqualTo(Money.rupiah(rupiah));
    }

    @Test
    void everythingThatIsWrittenIsKept() {
        var goods =
                Goods.PLAIN
                        .options("Rasa", "pedas", "Ukuran", "kecil")
                        .tiers(20, 24_000)
                        .from(5)
                        .by(100, null)
                        .forOffices(22_000);
        var other = goods.options("Rasa", "manis", "Ukuran", "kecil");
        var member = UUID.randomUUID();
        var plain = draft(goods, other);
        var written =
                new ListingDraft(
                        plain.title(),
                        plain.description(),
                        plain.categorySlug(),
                        plain.contentUnit(),
                        2,
                        40,
                        List.of(
                                new Certificate(
                                        Certificate.Kind.PDN, null, null, null, TODAY, "Bu Emi")),
                        List.of(),
                        "14 anggota",
                        member,
                        "36.04.31",
                        plain.variants());
        var kept = lists(written);
        assertThat(ListingDraft.of(kept).withVariants(List.of()))
                .isEqualTo(written.withVariants(List.of()));
        assertThat(kept.variants())
                .extracting(
                        Variant::name,
                        Variant::label,
                        Variant::minimumQuantity,
                        Variant::governmentPrice)
                .containsExactly(
                        tuple("pedas, kecil", "pedas, kecil, per 100 g", 5, Money.rupiah(22_000)),
                        tuple("manis, kecil", "manis, kecil, per 100 g", 5, Money.rupiah(22_000)));
        assertThat(kept.unitPrice(kept.variants().getFirst())).contains(Money.rupiah(250_000));
        var again = stand.edits(kept, d -> d);
        assertThat(ListingDraft.of(again)).isEqualTo(ListingDraft.of(kept));
    }

    static Stream<Arguments> wrong() {
        var p = Goods.PLAIN;
        return Stream.of(
                Arguments.of("minimum-range", "minimumQuantity", draft(p.from(1_000))),
                Arguments.of("weight-step-range", "weightStepGrams", draft(p.by(9, null))),
                Arguments.of("net-by-weight", "netAmount", draft(p.by(100, 500L))),
                Arguments.of("tier-quantity", "tiers[0].fromQuantity", draft(p.tiers(1, 9_000))),
                Arguments.of(
                        "tier-quantity", "tiers[0].fromQuantity", draft(p.from(10).tiers(10, 9))),
                Arguments.of(
                        "tier-quantity", "tiers[1].fromQuantity", draft(p.tiers(9, 90, 9, 80))),
                Arguments.of("tier-price", "tiers[0].priceRupiah", draft(p.tiers(5, 25_000))),
                Arguments.of("tier-price", "tiers[1].priceRupiah", draft(p.tiers(5, 9, 6, 9))),
                Arguments.of("tier-price", "tiers[0].priceRupiah", draft(p.tiers(5, 0))),
                Arguments.of(
                        "tiers-too-many",
                        "tiers",
                        draft(p.tiers(2, 99, 3, 98, 4, 97, 5, 96, 6, 95, 7, 94))),
                Arguments.of("price-range", "governmentPriceRupiah", draft(p.forOffices(0))),
                Arguments.of("option-words", "options", draft(p.options("Rasa", " "))),
                Arguments.of("option-twice", "options", draft(p.options("Rasa", "a", "Rasa", "b"))),
                Arguments.of(
                        "options-too-many",
                        "options",
                        draft(p.options("A", "1", "B", "2", "C", "3", "D", "4"))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatNoVariantMayBeIsRefusedAtItsField(String code, String field, ListingDraft draft) {
        assertThat(refusal(draft).code()).isEqualTo(code);
        assertThat(refusal(draft).facts().get("field")).isEqualTo("variants[0]." + field);
    }

    @Test
    void variantsDifferInTheSameThingsAndEachOnlyOnce() {
        var pedas = Goods.PLAIN.options("Rasa", "pedas");
        assertThat(refusal(draft(pedas, Goods.PLAIN)).code()).isEqualTo("options-differ");
        assertThat(refusal(draft(pedas, pedas.options("Ukuran", "kecil"))).code())
                .isEqualTo("options-differ");
        assertThat(refusal(draft(pedas, pedas)).code()).isEqualTo("options-same");
    }

    @Test
    void theSmallestOrderCanBeMadeInADay() {
        var d = draft(Goods.PLAIN.from(11));
        var limited =
                new ListingDraft(
                        d.title(),
                        d.description(),
                        d.categorySlug(),
                        d.contentUnit(),
                        1,
                        10,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        d.variants());
        assertThat(refusal(limited).code()).isEqualTo("minimum-over-capacity");
    }

    @Test
    void whatWasWrittenBeforeThereWereTermsIsReadAsWithoutAny() {
        var old =
                """
                {"title": "Emping", "description": "", "categorySlug": "emping", "contentUnit": "GRAM",
                 "leadTimeDays": 0, "certificates": [{"kind": "HALAL", "number": "1"}],
                 "pictureIds": [], "makerNote": null,
                 "variants": [{"id": null, "name": "500 g", "sku": "E", "price": {"rupiah": 9000},
                               "weightGrams": 550, "netAmount": 500, "onHand": null}]}
                """;
        var read = stand.backend.get(Versions.class).read(old);
        assertThat(read.variants())
                .containsExactly(
                        new VariantDraft(null, "500 g", "E", Money.rupiah(9_000), 550, 500L, null));
        assertThat(read.certificates())
                .containsExactly(new Certificate(Certificate.Kind.HALAL, "1", null, null));
        assertThat(read.dailyCapacity()).isNull();
    }

    @Test
    void anOriginThatIsNoDistrictIsRefused() {
        var draft = draft(Goods.PLAIN);
        assertThat(refusal(draft.fromUnlessSaid("36.04.99")).code()).isEqualTo("district-unknown");
    }

    private static Refusal refusal(ListingDraft draft) {
        var seller = stand.cooperative(ReviewMode.TRUSTED);
        return catchThrowableOfType(
                Refusal.class, () -> stand.listings.draft(seller.id(), draft, "emi").block());
    }

    private static Listing lists(ListingDraft draft) {
        return stand.listings
                .draft(stand.cooperative(ReviewMode.TRUSTED).id(), draft, "emi")
                .block();
    }

    /** On sale and looked at, at Rp 25.000, from ten on at Rp 20.000. */
    private static Listing seen() {
        Cooperative seller = stand.cooperative(ReviewMode.RISKY);
        var drafted =
                stand.listings
                        .draft(seller.id(), draft(Goods.PLAIN.tiers(10, 20_000)), "emi")
                        .block();
        stand.decides(stand.waiting(stand.publishes(drafted)), Ruling.APPROVE);
        return stand.now(drafted);
    }

    private static Listing retiers(Listing listing, long... quantitiesAndPrices) {
        return stand.edits(
                listing,
                d ->
                        d.withVariants(
                                d.variants().stream()
                                        .map(v -> tiered(v, tiersOf(quantitiesAndPrices)))
                                        .toList()));
    }

    private static VariantDraft tiered(VariantDraft v, List<PriceTier> tiers) {
        return new VariantDraft(
                v.id(),
                v.name(),
                v.options(),
                v.sku(),
                v.price(),
                tiers,
                v.governmentPrice(),
                v.minimumQuantity(),
                v.weightStepGrams(),
                v.weightGrams(),
                v.netAmount(),
                v.onHand());
    }

    @Test
    void aLowerPriceForManyGoesLiveAtOnce() {
        var listing = seen();
        retiers(listing, 10, 19_000, 20, 18_000);
        assertThat(stand.waiting(listing)).isNull();
        assertThat(stand.shown(listing).variants().getFirst().priceFor(20))
                .isEqualTo(Money.rupiah(18_000));
    }

    @Test
    void aMuchHigherPriceForManyWaitsForTheDinas() {
        var listing = seen();
        retiers(listing, 10, 22_000);
        var request = stand.waiting(listing);
        assertThat(request.reasons())
                .extracting(Reason::rule, Reason::field, Reason::measured)
                .containsExactly(tuple(Rule.PRICE_UP, ReviewRules.TIERS, 1_000L));
        assertThat(stand.shown(listing).variants().getFirst().priceFor(10))
                .isEqualTo(Money.rupiah(20_000));
        stand.decides(request, Ruling.APPROVE);
        assertThat(stand.shown(listing).variants().getFirst().priceFor(10))
                .isEqualTo(Money.rupiah(22_000));
    }

    @Test
    void toTakeTheLowerPriceAwayOrFurtherUpIsToRaiseIt() {
        var without = seen();
        retiers(without);
        assertThat(stand.waiting(without).reasons()).extracting(Reason::measured).contains(2_500L);
        var later = seen();
        retiers(later, 11, 20_000);
        assertThat(stand.waiting(later).reasons()).extracting(Reason::measured).contains(2_500L);
    }

    @Test
    void manySmallRisesForManyAreOneBigOne() {
        var listing = seen();
        retiers(listing, 10, 21_000);
        assertThat(stand.waiting(listing)).isNull();
        retiers(listing, 10, 22_000);
        assertThat(stand.waiting(listing).reasons()).extracting(Reason::measured).contains(1_000L);
    }

    @Test
    void optionsThatWaitKeepTheNameThatFollowsFromThem() {
        var rules = stand.reviews.rules().block();
        var fields = new TreeSet<>(rules.riskyFields());
        fields.add("variants.options");
        stand.reviews.putRules(with(rules, fields), "dinas").block();
        var seller = stand.cooperative(ReviewMode.RISKY);
        var drafted =
                stand.listings
                        .draft(seller.id(), draft(Goods.PLAIN.options("Rasa", "pedas")), "emi")
                        .block();
        stand.decides(stand.waiting(stand.publishes(drafted)), Ruling.APPROVE);
        stand.edits(
                drafted,
                d ->
                        d.withVariants(
                                d.variants().stream()
                                        .map(v -> with(v, List.of(new VariantOption("Rasa", "x"))))
                                        .toList()));
        assertThat(stand.shown(drafted).variants().getFirst().name()).isEqualTo("pedas");
        stand.decides(stand.waiting(drafted), Ruling.APPROVE);
        assertThat(stand.shown(drafted).variants().getFirst().name()).isEqualTo("x");
        var now = stand.reviews.rules().block();
        stand.reviews.putRules(with(now, rules.riskyFields()), "dinas").block();
    }

    private static ReviewRules with(ReviewRules r, Set<String> fields) {
        return new ReviewRules(
                r.priceUpBasisPoints(),
                r.newWordsPercent(),
                fields,
                r.defaultMode(),
                r.usualDays(),
                r.version());
    }

    private static VariantDraft with(VariantDraft v, List<VariantOption> options) {
        return new VariantDraft(
                v.id(),
                v.name(),
                options,
                v.sku(),
                v.price(),
                v.tiers(),
                v.governmentPrice(),
                v.minimumQuantity(),
                v.weightStepGrams(),
                v.weightGrams(),
                v.netAmount(),
                v.onHand());
    }

    @Test
    void theScoreSaysWhatIsMissing() {
        var tree = stand.backend.get(Categories.class).tree().block();
        var bare = draft(Goods.PLAIN);
        var found = Completeness.of(bare, tree, TODAY);
        assertThat(found.gaps())
                .containsExactly(
                        Gap.NO_PICTURE,
                        Gap.SHORT_DESCRIPTION,
                        Gap.PAPERS_MISSING,
                        Gap.FEW_PICTURES,
                        Gap.MAKER_MISSING);
        assertThat(found.papers()).containsExactly(Certificate.Kind.PIRT, Certificate.Kind.HALAL);
        assertThat(found.score()).isEqualTo(25);
        assertThat(Completeness.of(whole(TODAY), tree, TODAY))
                .isEqualTo(new Completeness(100, List.of(), List.of()));
        assertThat(Completeness.of(whole(TODAY.minusDays(1)), tree, TODAY).papers())
                .containsExactly(Certificate.Kind.HALAL);
        assertThat(Stream.of(Gap.values()).mapToInt(Gap::points).sum()).isEqualTo(100);
    }

    private static ListingDraft whole(LocalDate halalUntil) {
        var pictures = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        return new ListingDraft(
                "Emping melinjo 500 g",
                "Melinjo tua pilihan. ".repeat(10),
                "emping",
                ContentUnit.GRAM,
                0,
                List.of(
                        new Certificate(Certificate.Kind.MD, "1", null, null),
                        new Certificate(Certificate.Kind.HALAL, "2", halalUntil, null)),
                pictures,
                "14 anggota",
                List.of(Goods.PLAIN.draft()));
    }
}
