package id.tokoperasi.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.seeds.Seeds.Category;
import id.tokoperasi.seeds.Seeds.Cooperative;
import id.tokoperasi.seeds.Seeds.District;
import id.tokoperasi.seeds.Seeds.Listing;
import id.tokoperasi.seeds.Seeds.Office;
import id.tokoperasi.seeds.Seeds.Rule;
import id.tokoperasi.seeds.Seeds.TaxClass;
import id.tokoperasi.seeds.Seeds.Variant;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

/** The files of Kabupaten Serang are complete and fit together. */
class SerangSeedsTests {

    private final Seeds seeds = Seeds.of("serang");

    @Test
    void knowsAllDistrictsByBothCodes() {
        var districts = seeds.districts();
        assertThat(districts).hasSize(29);
        assertThat(districts).extracting(District::ministryCode).doesNotHaveDuplicates();
        assertThat(districts).extracting(District::bpsCode).doesNotHaveDuplicates();
        assertThat(districts).extracting(District::slug).doesNotHaveDuplicates();
        assertThat(districts)
                .allSatisfy(
                        d -> {
                            assertThat(d.ministryCode()).matches("36\\.04\\.\\d\\d");
                            assertThat(d.bpsCode()).matches("3604\\d{3}");
                            assertThat(d.lat()).isBetween(-6.34, -5.80);
                            assertThat(d.lng()).isBetween(105.83, 106.42);
                        });
        assertThat(districts.stream().mapToInt(District::villageCount).sum()).isEqualTo(326);
    }

    @Test
    void everyLeafOfTheTreeHasATaxClassWithRulesThatExist() {
        var ruleIds = seeds.rules().stream().map(Rule::id).collect(Collectors.toSet());
        assertThat(leaves()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(tree().map(Category::slug).toList()).doesNotHaveDuplicates();
        assertThat(leaves())
                .allSatisfy(
                        leaf -> {
                            assertThat(leaf.taxClass()).isNotNull();
                            assertThat(leaf.taxRules()).isNotEmpty().isSubsetOf(ruleIds);
                            assertThat(leaf.priceUnit()).isIn("kg", "l", "piece");
                            assertThat(Seeds.illustration(leaf.illustration(), 1)).isNotEmpty();
                        });
        assertThat(leaves().stream().map(Category::taxClass).distinct())
                .containsExactlyInAnyOrder(TaxClass.values());
    }

    @Test
    void everyDistrictHasACooperativeThatIsMarkedAsDemo() {
        var cooperatives = seeds.cooperatives();
        assertThat(cooperatives).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cooperatives).extracting(Cooperative::slug).doesNotHaveDuplicates();
        assertThat(cooperatives).extracting(Cooperative::name).doesNotHaveDuplicates();
        assertThat(cooperatives).extracting(Cooperative::nib).doesNotHaveDuplicates();
        assertThat(cooperatives).extracting(Cooperative::phone).doesNotHaveDuplicates();
        assertThat(
                        cooperatives.stream()
                                .map(Cooperative::districtMinistryCode)
                                .collect(Collectors.toSet()))
                .isEqualTo(
                        seeds.districts().stream()
                                .map(District::ministryCode)
                                .collect(Collectors.toSet()));
        assertThat(cooperatives)
                .allSatisfy(
                        c -> {
                            assertThat(c.demo()).isTrue();
                            assertThat(c.name()).endsWith("(contoh)");
                            assertThat(c.kind())
                                    .isIn("producer", "consumer", "marketing", "service");
                            assertThat(c.nib()).matches("0000\\d{9}");
                            assertThat(c.legalEntityNumber()).startsWith("CONTOH-");
                            assertThat(c.taxNumber()).matches("000000\\d{10}");
                            assertThat(c.phone()).matches("\\+6280000000\\d\\d");
                            assertThat(c.pickup() || c.ownCourier()).isTrue();
                            assertThat(c.ownCourier())
                                    .isEqualTo(c.deliveryBaseRupiah() != null)
                                    .isEqualTo(c.deliveryPerKmRupiah() != null);
                            assertThat(c.memberCount()).isGreaterThanOrEqualTo(9);
                        });
    }

    @Test
    void cooperativesLieNearTheCentroidOfTheirDistrict() {
        var districts =
                seeds.districts().stream()
                        .collect(Collectors.toMap(District::ministryCode, d -> d));
        assertThat(seeds.cooperatives())
                .allSatisfy(
                        c -> {
                            var district = districts.get(c.districtMinistryCode());
                            assertThat(Math.abs(c.lat() - district.lat())).isLessThan(0.02);
                            assertThat(Math.abs(c.lng() - district.lng())).isLessThan(0.02);
                        });
    }

    @Test
    void listingsAreManyDistinctAndPointToWhatExists() {
        var listings = seeds.listings();
        var leaves = leaves().stream().map(Category::slug).collect(Collectors.toSet());
        var cooperatives =
                seeds.cooperatives().stream().map(Cooperative::slug).collect(Collectors.toSet());
        assertThat(listings).hasSizeGreaterThanOrEqualTo(1_200);
        assertThat(listings).extracting(Listing::slug).doesNotHaveDuplicates();
        assertThat(listings).extracting(Listing::title).doesNotHaveDuplicates();
        assertThat(listings.stream().map(Listing::cooperativeSlug).collect(Collectors.toSet()))
                .isEqualTo(cooperatives);
        assertThat(listings.stream().map(Listing::categorySlug).collect(Collectors.toSet()))
                .isEqualTo(leaves);
        assertThat(listings)
                .allSatisfy(
                        l -> {
                            assertThat(l.slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
                            assertThat(l.title()).hasSizeBetween(8, 140);
                            assertThat(l.description()).endsWith(".");
                            assertThat(l.description().split("\\.\\s")).hasSizeBetween(2, 4);
                            assertThat(l.leadTimeDays()).isBetween(0, 30);
                            assertThat(l.makerNote()).isNotBlank();
                        });
    }

    @Test
    void everyVariantHasAPriceAndAPlausibleWeight() {
        var services =
                leaves().stream()
                        .filter(leaf -> leaf.taxClass() == TaxClass.SERVICE)
                        .map(Category::slug)
                        .collect(Collectors.toSet());
        var listings = seeds.listings().stream().collect(Collectors.toMap(Listing::slug, l -> l));
        var variants = seeds.variants();
        assertThat(variants).extracting(Variant::sku).doesNotHaveDuplicates();
        assertThat(variants.stream().map(Variant::listingSlug).collect(Collectors.toSet()))
                .isEqualTo(listings.keySet());
        assertThat(variants)
                .allSatisfy(
                        v -> {
                            assertThat(v.priceRupiah()).isBetween(500L, 50_000_000L);
                            assertThat(v.stock()).isBetween(0, 1_000);
                            assertThat(v.netAmount()).isPositive();
                            assertThat(v.netUnit()).isIn("g", "ml", "pcs");
                            var service =
                                    services.contains(listings.get(v.listingSlug()).categorySlug());
                            assertThat(v.weightGrams()).isBetween(service ? 0 : 20, 70_000);
                        });
        assertThat(variants)
                .filteredOn(v -> v.netUnit().equals("g"))
                .allSatisfy(
                        v ->
                                assertThat(v.weightGrams())
                                        .as(v.sku())
                                        .isGreaterThanOrEqualTo(v.netAmount()));
    }

    @Test
    void noCooperativeOffersTheSameThingTwice() {
        assertThat(
                        seeds.listings().stream()
                                .map(
                                        l ->
                                                l.cooperativeSlug()
                                                        + " "
                                                        + l.categorySlug()
                                                        + " "
                                                        + l.description().split("\\.")[0]))
                .doesNotHaveDuplicates();
    }

    @Test
    void allVariantsOfAListingAreMeasuredInOneUnit() {
        assertThat(
                        seeds.variants().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Variant::listingSlug,
                                                Collectors.mapping(
                                                        Variant::netUnit, Collectors.toSet())))
                                .values())
                .allSatisfy(units -> assertThat(units).hasSize(1));
    }

    @Test
    void thePagesFindTheirEdgeCases() {
        var byListing =
                seeds.variants().stream().collect(Collectors.groupingBy(Variant::listingSlug));
        assertThat(byListing.values())
                .anySatisfy(vs -> assertThat(vs).hasSize(1))
                .anySatisfy(vs -> assertThat(vs).hasSizeGreaterThanOrEqualTo(5))
                .anySatisfy(vs -> assertThat(vs).allMatch(v -> v.stock() == 0))
                .anySatisfy(vs -> assertThat(vs).allMatch(v -> v.stock() >= 1 && v.stock() <= 6));
        assertThat(seeds.listings())
                .anySatisfy(l -> assertThat(l.title()).hasSizeGreaterThan(90))
                .anySatisfy(l -> assertThat(l.leadTimeDays()).isGreaterThanOrEqualTo(14))
                .anySatisfy(l -> assertThat(l.pirtValidUntil()).isBefore("2026-01-01"));
    }

    @Test
    void certificatesHaveTheirFormAndAreVisiblyInvented() {
        assertThat(seeds.listings())
                .allSatisfy(
                        l -> {
                            assertThat(l.pirtNumber()).matches("(\\d{3}0000\\d{8})?");
                            assertThat(l.pirtNumber().isEmpty())
                                    .isEqualTo(l.pirtValidUntil() == null);
                            if (l.pirtValidUntil() != null) {
                                assertThat(l.pirtNumber().substring(13))
                                        .isEqualTo("%ty".formatted(l.pirtValidUntil()));
                            }
                            assertThat(l.halalNumber()).matches("(ID0011\\d{11})?");
                            assertThat(l.domesticBasis()).isIn("", "SELF_DECLARED", "TKDN");
                            assertThat(l.domesticBasis().equals("TKDN"))
                                    .isEqualTo(l.localContentBasisPoints() != null)
                                    .isEqualTo(!l.tkdnNumber().isEmpty());
                            assertThat(l.tkdnNumber()).matches("(CONTOH-TKDN-\\d{4})?");
                            assertThat(l.organicNumber()).matches("(CONTOH-ORG-\\d{4})?");
                        });
        assertThat(seeds.listings().stream().map(Listing::pirtNumber).filter(n -> !n.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyIllustrationIsASmallCleanDrawingAndEveryListingHasOne() throws Exception {
        var files = illustrations();
        assertThat(
                        files.keySet().stream()
                                .map(f -> f.replaceAll("-\\d\\.svg$", ""))
                                .distinct()
                                .toList())
                .hasSizeGreaterThanOrEqualTo(30);
        var documents = DocumentBuilderFactory.newInstance();
        documents.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        documents.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        for (var file : files.entrySet()) {
            var text = new String(file.getValue(), StandardCharsets.UTF_8);
            var root =
                    documents
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(file.getValue()))
                            .getDocumentElement();
            assertThat(root.getTagName()).as(file.getKey()).isEqualTo("svg");
            assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 200 200");
            assertThat(text)
                    .as(file.getKey())
                    .hasSizeBetween(300, 6_000)
                    .doesNotContainPattern("(?i)<script|href|\\son\\w+=|style=|<text|url\\(");
        }
        assertThat(seeds.listings())
                .allSatisfy(
                        l ->
                                assertThat(files)
                                        .containsKey(
                                                l.illustrationFamily()
                                                        + "-"
                                                        + l.illustrationVariation()
                                                        + ".svg"));
    }

    @Test
    void everyOfficeIsThereWithACodeThatWaitsForConfirmation() {
        var offices = seeds.offices();
        var slugs = offices.stream().map(Office::slug).toList();
        assertThat(slugs).doesNotHaveDuplicates();
        assertThat(offices).extracting(Office::budgetUnitCode).doesNotHaveDuplicates();
        assertThat(offices).filteredOn(o -> o.kind().equals("DISTRICT_OFFICE")).hasSize(29);
        assertThat(offices)
                .allSatisfy(
                        o -> {
                            assertThat(o.codeStatus()).isEqualTo("unconfirmed");
                            assertThat(o.certainty()).isIn("high", "medium", "low");
                            if (!o.parentSlug().isEmpty()) {
                                assertThat(slugs).contains(o.parentSlug());
                            }
                        });
    }

    @Test
    void everyRuleHasItsBasisAndItsVersionsDoNotOverlap() {
        var rules = seeds.rules();
        assertThat(rules).hasSizeGreaterThanOrEqualTo(95);
        assertThat(rules)
                .allSatisfy(
                        r -> {
                            assertThat(r.description()).isNotBlank();
                            assertThat(r.legalBasis()).isNotBlank();
                            assertThat(r.certainty()).isIn("high", "medium", "low", "conflict");
                            assertThat(r.active()).isEqualTo(!r.certainty().equals("conflict"));
                            assertThat(r.confirmedBy()).isNull();
                            assertThat(r.dateKind()).isIn("order", "invoice", "payment", "taxYear");
                            assertThat(lastDay(r)).isAfterOrEqualTo(r.from());
                        });
        rules.stream()
                .filter(Rule::active)
                .collect(Collectors.groupingBy(Rule::id))
                .forEach(SerangSeedsTests::assertOneAfterTheOther);
    }

    @Test
    void theVatRateFlipsOnItsDates() {
        assertThat(inForce("VAT-RATE", "2022-03-31").value()).containsEntry("ratePerMille", 100);
        assertThat(inForce("VAT-RATE", "2022-04-01").value()).containsEntry("ratePerMille", 110);
        assertThat(inForce("VAT-RATE", "2025-01-01").value())
                .containsEntry("ratePerMille", 120)
                .containsEntry("basisNumerator", 11)
                .containsEntry("basisDenominator", 12);
    }

    @Test
    void demoAccountsActForWhatExists() {
        var accounts = seeds.demoAccounts();
        assertThat(accounts)
                .extracting(Seeds.Account::username)
                .containsExactly("warga", "manajer", "pp", "ppk", "bendahara", "dinas", "auditor");
        var cooperatives = seeds.cooperatives().stream().map(Cooperative::slug).toList();
        var offices = seeds.offices().stream().map(Office::slug).toList();
        for (int i = 0; i < accounts.size(); i++) {
            var account = accounts.get(i);
            assertThat(account.subject())
                    .isEqualTo("00000000-0000-4000-8000-%012d".formatted(i + 1));
            for (var a : account.appointments()) {
                assertThat(a.decree()).startsWith("CONTOH/");
                assertThat(a.cooperative() != null || a.office() != null).isTrue();
                assertThat(Objects.requireNonNullElse(a.cooperative(), cooperatives.getFirst()))
                        .isIn(cooperatives);
                assertThat(Objects.requireNonNullElse(a.office(), offices.getFirst()))
                        .isIn(offices);
            }
        }
    }

    private Rule inForce(String id, String day) {
        var date = LocalDate.parse(day);
        return seeds.rules().stream()
                .filter(r -> r.id().equals(id) && r.active())
                .filter(r -> !date.isBefore(r.from()) && !date.isAfter(lastDay(r)))
                .reduce(
                        (a, b) -> {
                            throw new AssertionError("two versions of " + id);
                        })
                .orElseThrow();
    }

    private static void assertOneAfterTheOther(String id, List<Rule> versions) {
        var covered = new HashSet<LocalDate>();
        LocalDate end = LocalDate.MIN;
        for (var version :
                versions.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList()) {
            assertThat(covered.add(version.from())).as(id).isTrue();
            assertThat(version.from()).as(id).isAfter(end);
            end = lastDay(version);
        }
    }

    private static LocalDate lastDay(Rule rule) {
        return Objects.requireNonNullElse(rule.to(), LocalDate.MAX);
    }

    private Stream<Category> tree() {
        return seeds.categories().stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.branches().stream()));
    }

    private List<Category> leaves() {
        return tree().filter(c -> c.branches().isEmpty()).toList();
    }

    private static Map<String, byte[]> illustrations() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(Seeds.class.getResource("/seeds/illustrations"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.collect(
                    Collectors.toMap(f -> f.getFileName().toString(), SerangSeedsTests::content));
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
