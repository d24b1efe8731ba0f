package id.tokoperasi.search;

import static id.tokoperasi.search.ListingQuery.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.search.Facets.Value;
import id.tokoperasi.search.ListingDocument.Unit;
import id.tokoperasi.search.ListingQuery.Sort;
import id.tokoperasi.search.Suggestions.Kind;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ListingSearchTests {

    private static TestIndex listings;

    @BeforeAll
    static void fill() {
        listings =
                new TestIndex("find")
                        .holding(
                                Goods.called("Emping melinjo Cikolelet")
                                        .in("Makanan", "Camilan")
                                        .costing(42_500)
                                        .per(Unit.KILOGRAM, 85_000)
                                        .with(Certificate.HALAL, Certificate.PIRT)
                                        .sold(318)
                                        .publishedOnDay(1),
                                Goods.called("Emping manis pedas")
                                        .in("Makanan", "Camilan")
                                        .by("Kue Tanjungsari", Goods.BAROS)
                                        .at(-6.25, 106.10)
                                        .costing(27_500)
                                        .per(Unit.KILOGRAM, 110_000)
                                        .with(Certificate.HALAL)
                                        .sold(143)
                                        .publishedOnDay(2),
                                Goods.called("Kerajinan bambu anyaman")
                                        .in("Kerajinan", "Anyaman")
                                        .by("Bambu Ciruas", Goods.CIRUAS)
                                        .at(-6.10, 106.20)
                                        .costing(60_000, 150_000)
                                        .per(Unit.PIECE, 60_000)
                                        .with(Certificate.PDN)
                                        .publishedOnDay(3),
                                Goods.called("Wajan untuk memasak")
                                        .in("Rumah tangga", "Dapur")
                                        .by("Bambu Ciruas", Goods.CIRUAS)
                                        .at(-6.11, 106.21)
                                        .costing(95_000)
                                        .soldOut()
                                        .publishedOnDay(4),
                                Goods.called("Golok Ciomas")
                                        .in("Kerajinan", "Logam")
                                        .by("Pandai Besi", Goods.BAROS)
                                        .nowhere()
                                        .costing(250_000)
                                        .publishedOnDay(5),
                                Goods.called("Kecap kedelai")
                                        .described("Enak dengan bakso dan sate")
                                        .in("Makanan", "Bumbu")
                                        .costing(18_000)
                                        .per(Unit.LITRE, 36_000)
                                        .publishedOnDay(6));
    }

    @AfterAll
    static void close() throws Exception {
        listings.close();
    }

    @Test
    void derivedWordsAreFoundByTheirStem() {
        assertThat(listings.titles(about("masakan"))).containsExactly("Wajan untuk memasak");
        assertThat(listings.titles(about("rajin"))).contains("Kerajinan bambu anyaman");
        assertThat(listings.titles(about("kerajinan")))
                .first()
                .isEqualTo("Kerajinan bambu anyaman");
    }

    @Test
    void goodsAreFoundByTheirOtherName() {
        assertThat(listings.titles(about("parang"))).containsExactly("Golok Ciomas");
        assertThat(listings.titles(about("baso"))).containsExactly("Kecap kedelai");
    }

    @Test
    void aWordMayStandInCategoryCooperativeDistrictOrDescription() {
        assertThat(listings.titles(about("logam"))).containsExactly("Golok Ciomas");
        assertThat(listings.titles(about("tanjungsari"))).containsExactly("Emping manis pedas");
        assertThat(listings.titles(about("emping baros"))).containsExactly("Emping manis pedas");
        assertThat(listings.titles(about("sate"))).containsExactly("Kecap kedelai");
    }

    @Test
    void aMisspeltWordIsSearchedAsItWasMeant() {
        var page = listings.find(about("empin"));
        assertThat(page.correctedTo()).isEqualTo("emping");
        assertThat(page.total()).isEqualTo(2);
        assertThat(listings.find(about("empin").exact(true)).items()).isEmpty();
    }

    @Test
    void twoWordsOfWhichOneIsMisspeltAreCorrectedTogether() {
        assertThat(listings.find(about("kerajinan bmabu")).correctedTo())
                .isEqualTo("kerajinan bambu");
    }

    @Test
    void theBeginningOfAWordIsEnoughWhenNothingElseIsFound() {
        assertThat(listings.titles(about("ked"))).containsExactly("Kecap kedelai");
    }

    @Test
    void nothingIsFoundForNonsenseOrSigns() {
        assertThat(listings.find(about("xqzwv")).total()).isZero();
        assertThat(listings.find(about("!!! \"*)( OR")).total()).isZero();
        assertThat(listings.find(about("title:*")).total()).isZero();
    }

    @Test
    void filtersNarrow() {
        assertThat(listings.find(about(null)).total()).isEqualTo(6);
        assertThat(listings.titles(about(null).category("makanan")))
                .containsExactly("Emping melinjo Cikolelet", "Emping manis pedas", "Kecap kedelai");
        assertThat(listings.titles(about(null).districts(Set.of("36.04.05", "36.04.20"))))
                .hasSize(4);
        assertThat(listings.titles(about(null).cooperative("pandai-besi")))
                .containsExactly("Golok Ciomas");
        assertThat(listings.find(about(null).inStock(true)).total()).isEqualTo(5);
        assertThat(
                        listings.titles(
                                about(null)
                                        .certificates(Set.of(Certificate.HALAL, Certificate.PIRT))))
                .containsExactly("Emping melinjo Cikolelet");
    }

    @Test
    void aCooperativeIsFoundByItsIdToo() {
        var id = listings.find(about("golok")).items().getFirst().cooperative().id().toString();
        assertThat(listings.titles(about(null).cooperative(id))).containsExactly("Golok Ciomas");
    }

    @Test
    void aListingIsInAPriceRangeWhenOneOfItsPricesIs() {
        assertThat(listings.titles(about(null).priceRupiah(140_000L, 160_000L)))
                .containsExactly("Kerajinan bambu anyaman");
        assertThat(listings.titles(about(null).priceRupiah(null, 18_000L)))
                .containsExactly("Kecap kedelai");
        assertThat(listings.titles(about(null).priceRupiah(250_000L, null)))
                .containsExactly("Golok Ciomas");
    }

    @Test
    void facetsCountWithoutTheOwnGroup() {
        var facets =
                listings.find(
                                about(null)
                                        .category("camilan")
                                        .districts(Set.of("36.04.05"))
                                        .inStock(true))
                        .facets();
        assertThat(facets.districts())
                .extracting(Value::key, Value::label, Value::count, Value::chosen)
                .containsExactlyInAnyOrder(
                        tuple("36.04.15", "Cinangka", 1L, false),
                        tuple("36.04.20", "Baros", 1L, false),
                        tuple("36.04.05", "36.04.05", 0L, true));
        assertThat(facets.categories())
                .extracting(Value::key, Value::parent, Value::count)
                .containsExactlyInAnyOrder(
                        tuple("kerajinan", null, 1L),
                        tuple("anyaman", "kerajinan", 1L),
                        tuple("camilan", null, 0L));
        assertThat(facets.inStock().count()).isZero();
    }

    @Test
    void facetsOfTheWholeShelf() {
        var facets = listings.find(about(null)).facets();
        assertThat(facets.certificates())
                .extracting(Value::key, Value::count)
                .contains(tuple("HALAL", 2L), tuple("PDN", 1L));
        assertThat(facets.cooperatives())
                .extracting(Value::key, Value::label, Value::count)
                .contains(tuple("bambu-ciruas", "Bambu Ciruas", 2L));
        assertThat(facets.inStock().count()).isEqualTo(5);
        assertThat(listings.find(about(null).facets(false)).facets()).isEqualTo(Facets.NONE);
    }

    @Test
    void eachOrderIsAsItSays() {
        assertThat(listings.titles(about(null).sort(Sort.PRICE)))
                .startsWith("Kecap kedelai", "Emping manis pedas")
                .endsWith("Golok Ciomas");
        assertThat(listings.titles(about(null).sort(Sort.PRICE_DESCENDING)))
                .startsWith("Golok Ciomas", "Kerajinan bambu anyaman");
        assertThat(listings.titles(about(null).sort(Sort.NEWEST)))
                .startsWith("Kecap kedelai", "Golok Ciomas", "Wajan untuk memasak");
        assertThat(listings.titles(about(null).sort(Sort.BEST_SELLING)))
                .startsWith("Emping melinjo Cikolelet", "Emping manis pedas")
                .endsWith("Wajan untuk memasak");
        assertThat(listings.titles(about(null).sort(Sort.UNIT_PRICE)))
                .startsWith(
                        "Emping melinjo Cikolelet",
                        "Emping manis pedas",
                        "Kecap kedelai",
                        "Kerajinan bambu anyaman");
        assertThat(listings.titles(about(null).sort(Sort.NEAR).near(new Location(-6.10, 106.19))))
                .startsWith("Kerajinan bambu anyaman", "Wajan untuk memasak", "Emping manis pedas")
                .endsWith("Golok Ciomas");
        assertThat(listings.titles(about(null)))
                .startsWith("Emping melinjo Cikolelet")
                .endsWith("Wajan untuk memasak");
    }

    @Test
    void everyOrderCanBePagedOneByOne() {
        for (var sort : Sort.values()) {
            var seen = new ArrayList<String>();
            String after = null;
            do {
                var page =
                        listings.find(
                                about(null)
                                        .sort(sort)
                                        .near(new Location(-6.1, 106.1))
                                        .size(1)
                                        .after(after));
                seen.addAll(TestIndex.titles(page));
                after = page.next();
            } while (after != null);
            assertThat(seen).as("%s", sort).hasSize(6).doesNotHaveDuplicates();
        }
    }

    @Test
    void pagesStayStableWhileListingsComeAndGo() throws Exception {
        try (var shelf = new TestIndex("stable")) {
            shelf.holding(
                    Stream.iterate(1, i -> i + 1)
                            .limit(20)
                            .map(i -> Goods.called("Emping nomor " + i).sold(1_000 - i))
                            .toArray(Goods[]::new));
            for (var sort : List.of(Sort.RELEVANCE, Sort.BEST_SELLING, Sort.NEWEST)) {
                var seen = new ArrayList<String>();
                String after = null;
                do {
                    var page = shelf.find(about("emping nomor").sort(sort).size(7).after(after));
                    seen.addAll(TestIndex.titles(page));
                    after = page.next();
                    shelf.add(
                            Goods.called("Emping terlaris").sold(5_000).publishedOnDay(100),
                            Goods.called("Keripik singkong nomor satu"));
                } while (after != null);
                assertThat(seen.stream().filter(t -> t.startsWith("Emping nomor")))
                        .as("%s", sort)
                        .hasSize(20)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aCardHasAllItShowsAndNoDescription() {
        var card = listings.find(about("kecap")).items().getFirst();
        assertThat(card.description()).isEmpty();
        assertThat(card.category().slug()).isEqualTo("bumbu");
        assertThat(card.unitPrice().unit()).isEqualTo(Unit.LITRE);
        assertThat(card.location()).isEqualTo(new Location(-6.15, 105.9));
        assertThat(card.publishedAt()).isEqualTo("2026-11-07T00:00:00Z");
    }

    @Test
    void suggestionsNameProductsCategoriesAndCooperatives() {
        var items = listings.search.suggest("emp").block().items();
        assertThat(items)
                .extracting(Suggestions.Suggestion::label)
                .containsExactly("Emping melinjo Cikolelet", "Emping manis pedas");
        assertThat(listings.search.suggest("ker").block().items())
                .extracting(Suggestions.Suggestion::kind, Suggestions.Suggestion::label)
                .containsExactly(
                        tuple(Kind.PRODUCT, "Kerajinan bambu anyaman"),
                        tuple(Kind.CATEGORY, "Kerajinan"));
        assertThat(listings.search.suggest("pand").block().items())
                .extracting(Suggestions.Suggestion::kind, Suggestions.Suggestion::slug)
                .containsExactly(tuple(Kind.COOPERATIVE, "pandai-besi"));
        assertThat(listings.search.suggest("e").block().items()).isEmpty();
    }

    @Test
    void aCursorOfAnotherQueryOrMadeUpIsRefused() {
        var next = listings.find(about(null).size(2)).next();
        assertThat(next).isNotNull();
        for (var bad :
                List.of(
                        about("emping").size(2).after(next),
                        about(null).size(2).sort(Sort.PRICE).after(next),
                        about(null).after("abc"),
                        about(null).after("!"),
                        about(null).after("x".repeat(3_000)),
                        about(null).after(next.substring(0, next.length() - 2)))) {
            assertThatThrownBy(() -> listings.find(bad))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.code()).isEqualTo("bad-cursor"));
        }
        assertThat(listings.find(about(null).size(3).after(next)).items()).hasSize(3);
    }
}
