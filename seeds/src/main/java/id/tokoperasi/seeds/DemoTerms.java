package id.tokoperasi.seeds;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.PriceTier;
import id.tokoperasi.catalog.VariantOption;
import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On what terms some of the demo listings are sold. */
record DemoTerms(Map<String, Seeds.VariantTerms> bySku, Map<String, Integer> capacityBySlug) {

    static DemoTerms of(Seeds seeds) {
        return new DemoTerms(
                seeds.variantTerms().stream()
                        .collect(Collectors.toMap(Seeds.VariantTerms::sku, terms -> terms)),
                seeds.listingTerms().stream()
                        .collect(
                                Collectors.toMap(
                                        Seeds.ListingTerms::slug,
                                        Seeds.ListingTerms::dailyCapacity)));
    }

    @Nullable Integer dailyCapacity(String slug) {
        return capacityBySlug.get(slug);
    }

    /** The variant on its terms; as it is where there are none. */
    VariantDraft with(VariantDraft v) {
        var terms = bySku.get(v.sku());
        if (terms == null) {
            return v;
        }
        var government = terms.governmentPriceRupiah();
        return new VariantDraft(
                v.id(),
                v.name(),
                options(terms.options()),
                v.sku(),
                v.price(),
                tiers(terms.tiers()),
                government == null ? null : Money.rupiah(government),
                terms.minimumQuantity(),
                terms.weightStepGrams(),
                v.weightGrams(),
                v.netAmount(),
                v.onHand());
    }

    private static List<PriceTier> tiers(String written) {
        return parts(written, " ")
                .map(tier -> tier.split(":"))
                .map(t -> new PriceTier(Integer.parseInt(t[0]), Money.rupiah(Long.parseLong(t[1]))))
                .toList();
    }

    private static List<VariantOption> options(String written) {
        return parts(written, ";")
                .map(option -> option.split("="))
                .map(o -> new VariantOption(o[0], o[1]))
                .toList();
    }

    private static Stream<String> parts(String written, String between) {
        return written.isBlank() ? Stream.empty() : Arrays.stream(written.split(between));
    }
}
