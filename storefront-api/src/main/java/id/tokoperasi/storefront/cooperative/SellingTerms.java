package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.PriceTier;
import id.tokoperasi.catalog.VariantOption;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a listing is sold, as it stands in the form.
 *
 * @param makerMemberId empty for nobody
 * @param originDistrictCode empty where nothing was chosen yet
 * @param optionNames always {@link #OPTIONS}, in what variants differ; empty ones are none
 */
public record SellingTerms(
        String dailyCapacity,
        String makerMemberId,
        String originDistrictCode,
        List<String> optionNames) {

    /** Things in which variants can differ. */
    static final int OPTIONS = 3;

    private static final int TIERS_MAX = 5;

    /** Nothing said. */
    static final SellingTerms NONE = new SellingTerms("", "", "", List.of("", "", ""));

    /** As typed. */
    static SellingTerms of(Typed typed) {
        return new SellingTerms(
                typed.text("dailyCapacity"),
                typed.text("makerMemberId"),
                typed.text("originDistrictCode"),
                texts(typed, "optionNames", OPTIONS));
    }

    /** As written. */
    static SellingTerms of(ListingDraft written) {
        var capacity = written.dailyCapacity();
        var maker = written.makerMemberId();
        var origin = written.originDistrictCode();
        var first = written.variants().isEmpty() ? null : written.variants().getFirst();
        return new SellingTerms(
                capacity == null ? "" : capacity.toString(),
                maker == null ? "" : maker.toString(),
                origin == null ? "" : origin,
                filled(
                        first == null
                                ? List.of()
                                : first.options().stream().map(VariantOption::name).toList()));
    }

    private static List<String> texts(Typed typed, String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> typed.text(name + "[" + i + "]")).toList();
    }

    private static List<String> filled(List<String> some) {
        var all = new ArrayList<>(some);
        while (all.size() < OPTIONS) {
            all.add("");
        }
        return all;
    }

    /** Whether any variant differs by options. */
    public boolean byOptions() {
        return optionNames.stream().anyMatch(name -> !name.isEmpty());
    }

    /** Adds what cannot be read, by field. */
    void addFaults(Map<String, String> faults) {
        addUnlessNumber(faults, "dailyCapacity", dailyCapacity);
    }

    @Nullable Integer capacity() {
        return count(dailyCapacity);
    }

    private static void addUnlessNumber(Map<String, String> faults, String field, String typed) {
        if (!typed.isEmpty() && ListingForm.number(typed) == null) {
            faults.put(field, "form.number");
        }
    }

    private static @Nullable Integer count(String typed) {
        var number = typed.isEmpty() ? null : ListingForm.number(typed);
        return number == null ? null : (int) Math.min(number, Integer.MAX_VALUE);
    }

    /**
     * How one variant is sold, as it stands in the form.
     *
     * @param options always {@link #OPTIONS}, in the order of the names
     * @param tiers those that are there and room for more
     */
    public record OfVariant(
            String weightStepGrams,
            String minimumQuantity,
            String governmentPrice,
            List<String> options,
            List<Tier> tiers) {

        /** Nothing said. */
        static final OfVariant NONE =
                new OfVariant("", "", "", List.of("", "", ""), withRoom(List.of()));

        /** As typed; fields begin with that. */
        static OfVariant of(Typed typed, String at) {
            var tiers =
                    IntStream.range(0, TIERS_MAX)
                            .mapToObj(i -> Tier.of(typed, at + "tiers[" + i + "]."))
                            .filter(tier -> !tier.isEmpty())
                            .toList();
            return new OfVariant(
                    typed.text(at + "weightStepGrams"),
                    typed.text(at + "minimumQuantity"),
                    typed.text(at + "governmentPriceRupiah"),
                    texts(typed, at + "options", OPTIONS),
                    withRoom(tiers));
        }

        /** As written. */
        static OfVariant of(ListingDraft.VariantDraft v) {
            var step = v.weightStepGrams();
            var government = v.governmentPrice();
            return new OfVariant(
                    step == null ? "" : step.toString(),
                    v.minimumQuantity() == 1 ? "" : String.valueOf(v.minimumQuantity()),
                    government == null ? "" : Words.ID.number(government.rupiah()),
                    filled(v.options().stream().map(VariantOption::value).toList()),
                    withRoom(v.tiers().stream().map(Tier::of).toList()));
        }

        private static List<Tier> withRoom(List<Tier> some) {
            var all = new ArrayList<>(some);
            while (all.size() < Math.min(some.size() + 2, TIERS_MAX)) {
                all.add(Tier.NONE);
            }
            return all;
        }

        /** Whether there is anything to say beside price and stock. */
        public boolean any() {
            return !weightStepGrams.isEmpty()
                    || !minimumQuantity.isEmpty()
                    || !governmentPrice.isEmpty()
                    || tiers.stream().anyMatch(tier -> !tier.isEmpty());
        }

        /** Whether an option was typed. */
        boolean hasOptions() {
            return options.stream().anyMatch(value -> !value.isEmpty());
        }

        /** Adds what cannot be read, by field. */
        void addFaults(Map<String, String> faults, String at) {
            addUnlessNumber(faults, at + "weightStepGrams", weightStepGrams);
            addUnlessNumber(faults, at + "minimumQuantity", minimumQuantity);
            addUnlessNumber(faults, at + "governmentPriceRupiah", governmentPrice);
            for (int i = 0; i < tiers.size(); i++) {
                var tier = tiers.get(i);
                var field = at + "tiers[" + i + "].";
                if (!tier.isEmpty() && count(tier.from()) == null) {
                    faults.put(field + "fromQuantity", "form.number");
                }
                if (!tier.isEmpty() && (tier.price().isEmpty() || tier.rupiah() == null)) {
                    faults.put(field + "priceRupiah", "form.price");
                }
            }
        }

        int minimum() {
            var minimum = count(minimumQuantity);
            return minimum == null ? 1 : minimum;
        }

        @Nullable Integer step() {
            return count(weightStepGrams);
        }

        @Nullable Money government() {
            var rupiah = governmentPrice.isEmpty() ? null : ListingForm.number(governmentPrice);
            return rupiah == null ? null : Money.rupiah(rupiah);
        }

        List<PriceTier> priceTiers() {
            return tiers.stream().filter(tier -> !tier.isEmpty()).map(Tier::toTier).toList();
        }

        /** Its options under those names; a value without a name keeps it, to be refused. */
        List<VariantOption> named(List<String> names) {
            var named = new ArrayList<VariantOption>();
            for (int i = 0; i < OPTIONS; i++) {
                if (!names.get(i).isEmpty() || !options.get(i).isEmpty()) {
                    named.add(new VariantOption(names.get(i), options.get(i)));
                }
            }
            return named;
        }
    }

    /** A lower price for many as typed. */
    public record Tier(String from, String price) {

        static final Tier NONE = new Tier("", "");

        static Tier of(Typed typed, String at) {
            return new Tier(typed.text(at + "fromQuantity"), typed.text(at + "priceRupiah"));
        }

        static Tier of(PriceTier tier) {
            return new Tier(
                    String.valueOf(tier.fromQuantity()), Words.ID.number(tier.price().rupiah()));
        }

        boolean isEmpty() {
            return from.isEmpty() && price.isEmpty();
        }

        @Nullable Long rupiah() {
            return ListingForm.number(price);
        }

        PriceTier toTier() {
            var quantity = count(from);
            var rupiah = rupiah();
            return new PriceTier(
                    quantity == null ? 0 : quantity, Money.rupiah(rupiah == null ? 0 : rupiah));
        }
    }
}
