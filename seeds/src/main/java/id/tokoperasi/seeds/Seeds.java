package id.tokoperasi.seeds;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The seed files of one regency, read from the class path. CSV columns are the record components in
 * snake case; an empty cell is null for a number or a date and an empty string for text. Fails with
 * an {@link UncheckedIOException} or a mapping exception when a file is missing or malformed.
 */
public final class Seeds {

    private static final String ROOT = "/seeds/";
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private static final PathMatchingResourcePatternResolver FILES =
            new PathMatchingResourcePatternResolver(Seeds.class.getClassLoader());

    private final String folder;

    private Seeds(String folder) {
        this.folder = folder;
    }

    /** The regency whose files lie in {@code seeds/<folder>/}, for example {@code serang}. */
    public static Seeds of(String folder) {
        return new Seeds(folder);
    }

    /** A district with both code systems; the centroid is good to about one kilometre. */
    public record District(
            String ministryCode,
            String bpsCode,
            String name,
            String slug,
            String otherSpellings,
            double lat,
            double lng,
            int areaKm2,
            int villageCount,
            String note) {}

    /** How the tax preview classes an item. */
    public enum TaxClass {
        GOODS,
        STAPLES,
        CATERING,
        SERVICE
    }

    /** A branch has children and nothing else; a leaf has everything but children. */
    public record Category(
            String slug,
            String name,
            String nameEn,
            @Nullable List<Category> children,
            @Nullable TaxClass taxClass,
            @Nullable List<String> taxRules,
            @Nullable String illustration,
            @Nullable String priceUnit,
            @Nullable List<String> papers,
            @Nullable String taxNote) {

        /** Empty for a leaf. */
        public List<Category> branches() {
            return children == null ? List.of() : children;
        }
    }

    /** A demo cooperative; numbers, address and phone are visibly invented. */
    public record Cooperative(
            String slug,
            String name,
            boolean demo,
            String kind,
            String districtMinistryCode,
            String village,
            String address,
            String about,
            String phone,
            String email,
            String nib,
            String legalEntityNumber,
            String taxNumber,
            boolean vatRegistered,
            boolean finalTaxCertificate,
            int memberCount,
            int foundedYear,
            LocalDate ratDate,
            double lat,
            double lng,
            boolean pickup,
            boolean ownCourier,
            @Nullable Long deliveryBaseRupiah,
            @Nullable Long deliveryPerKmRupiah) {}

    /** A listing without its variants; certificate numbers are empty where there is none. */
    public record Listing(
            String slug,
            String cooperativeSlug,
            String categorySlug,
            String title,
            String description,
            String illustrationFamily,
            int illustrationVariation,
            int leadTimeDays,
            String pirtNumber,
            @Nullable LocalDate pirtValidUntil,
            String halalNumber,
            @Nullable LocalDate halalValidUntil,
            String sniNumber,
            String domesticBasis,
            @Nullable Integer localContentBasisPoints,
            String tkdnNumber,
            String organicNumber,
            String makerNote) {}

    /**
     * A variant in the order of the file; {@code netAmount} is in {@code netUnit} (g, ml, pcs), which is
     * the same for all variants of a listing. A service that nothing is carried for weighs 0.
     */
    public record Variant(
            String listingSlug,
            String sku,
            String name,
            long priceRupiah,
            int weightGrams,
            int stock,
            int netAmount,
            String netUnit) {}

    /**
     * On what terms a variant is sold, where there is more to say than its price.
     *
     * @param tiers such as {@code 50:19500 100:19000}: from fifty on Rp 19.500 each
     * @param options such as {@code Rasa=pedas;Ukuran=kecil}
     */
    public record VariantTerms(
            String sku,
            @Nullable Integer weightStepGrams,
            int minimumQuantity,
            String tiers,
            @Nullable Long governmentPriceRupiah,
            String options) {}

    /** A listing of which only so many can be made a day. */
    public record ListingTerms(String slug, int dailyCapacity) {}

    /** An office that buys; its budget unit code is invented until somebody gives the official one. */
    public record Office(
            String slug,
            String name,
            String shortName,
            String kind,
            String parentSlug,
            String districtMinistryCode,
            String budgetUnitCode,
            String codeStatus,
            String certainty,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String note) {}

    /** A number of cooperatives that the office has stated itself. */
    public record OfficeFigure(String name, int cooperatives, LocalDate statedOn, String source) {}

    /** One version of one rule, in force from {@code from} to {@code to}, both days included. */
    public record Rule(
            String id,
            String section,
            String description,
            String indonesian,
            Map<String, Object> value,
            String unit,
            LocalDate from,
            @Nullable LocalDate to,
            String dateKind,
            String legalBasis,
            String certainty,
            @Nullable String certaintyNote,
            boolean active,
            @Nullable String confirmedBy) {}

    /** A demo account of the local realm and what it may act for. */
    public record Account(
            String username,
            String subject,
            String name,
            String email,
            List<Appointment> appointments) {}

    /** A role for a cooperative, an office or the regency, inside its dates. */
    public record Appointment(
            String role,
            @Nullable String cooperative,
            @Nullable String office,
            @Nullable String regency,
            String decree,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    private record Categories(List<Category> categories) {}

    private record Rules(List<Rule> rules) {}

    /** A kind of paper that cooperatives are asked for; constants by their names. */
    public record Requirement(
            String code,
            int position,
            String name,
            String nameEn,
            String help,
            String helpEn,
            List<String> sectors,
            List<String> kinds,
            boolean duty,
            boolean waivable,
            @Nullable Integer validMonths,
            String whenLapsed) {}

    private record Requirements(List<Requirement> requirements) {}

    private record Accounts(List<Account> accounts) {}

    public List<District> districts() {
        return csv("districts.csv", District.class);
    }

    /** The roots of the category tree. */
    public List<Category> categories() {
        return yaml(folder + "/categories.yaml", Categories.class).categories();
    }

    public List<Cooperative> cooperatives() {
        return csv("cooperatives.csv", Cooperative.class);
    }

    public List<Listing> listings() {
        return csv("listings.csv", Listing.class);
    }

    public List<Variant> variants() {
        return csv("variants.csv", Variant.class);
    }

    public List<VariantTerms> variantTerms() {
        return csv("variant-terms.csv", VariantTerms.class);
    }

    public List<ListingTerms> listingTerms() {
        return csv("listing-terms.csv", ListingTerms.class);
    }

    public List<Office> offices() {
        return csv("offices.csv", Office.class);
    }

    public List<OfficeFigure> officeFigures() {
        return csv("office-figures.csv", OfficeFigure.class);
    }

    /** The national rules, the same for every regency. */
    public List<Rule> rules() {
        return yaml("rules.yaml", Rules.class).rules();
    }

    /** What the dinas asks of cooperatives, to begin with. */
    public List<Requirement> requirements() {
        return yaml(folder + "/requirements.yaml", Requirements.class).requirements();
    }

    public List<Account> demoAccounts() {
        return yaml(folder + "/demo-accounts.yaml", Accounts.class).accounts();
    }

    /** The SVG drawing of a family, variations counted from 1. */
    public static byte[] illustration(String family, int variation) {
        try (var in = open("illustrations/%s-%d.svg".formatted(family, variation))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All SVG drawings by their names, such as {@code keripik-2}. */
    public static Map<String, byte[]> illustrations() {
        try {
            var found = new TreeMap<String, byte[]>();
            for (var file : FILES.getResources("classpath:" + ROOT + "illustrations/*.svg")) {
                var name = Objects.requireNonNull(file.getFilename());
                found.put(name.substring(0, name.lastIndexOf('.')), file.getContentAsByteArray());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> List<T> csv(String file, Class<T> type) {
        try (var in = new InputStreamReader(open(folder + "/" + file), StandardCharsets.UTF_8);
                var rows = CSV.parse(in)) {
            return rows.stream()
                    .map(CSVRecord::toMap)
                    .map(row -> ROWS.convertValue(row, type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T yaml(String path, Class<T> type) {
        try (var in = open(path)) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) throws IOException {
        var in = Seeds.class.getResourceAsStream(ROOT + path);
        if (in == null) {
            throw new IOException("no seed file " + path);
        }
        return in;
    }
}
