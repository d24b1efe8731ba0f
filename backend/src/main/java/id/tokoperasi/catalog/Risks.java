package id.tokoperasi.catalog;

import id.tokoperasi.catalog.Reason.Rule;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the rules say about the differences of two versions.
 *
 * @param checkedPrices by variant, as last published or looked at; where there is none, the earlier
 *     version's price counts, and every other tier is risky
 */
record Risks(ReviewMode mode, ReviewRules rules, Map<UUID, CheckedPrice> checkedPrices) {

    private static final long WHOLE = 10_000;

    /** Whether it must wait for the dinas. */
    boolean holds(Difference difference) {
        return switch (mode) {
            case ALL -> true;
            case RISKY -> reason(difference) != null;
            case TRUSTED -> false;
        };
    }

    /** Why the dinas looks at these differences, before or afterwards; empty when it does not. */
    List<Reason> reasons(List<Difference> differences) {
        var reasons = new ArrayList<Reason>();
        differences.stream().map(this::reason).filter(Objects::nonNull).forEach(reasons::add);
        if (mode == ReviewMode.ALL && !differences.isEmpty()) {
            reasons.add(Reason.of(Rule.EVERYTHING));
        }
        return reasons;
    }

    private @Nullable Reason reason(Difference d) {
        if (!rules.riskyFields().contains(d.field())) {
            return null;
        }
        return switch (d.field()) {
            case ReviewRules.PRICE -> priceUp(d);
            case ReviewRules.TIERS -> tiersUp(d);
            case ReviewRules.DESCRIPTION -> newWords(d);
            default -> Reason.of(Rule.RISKY_FIELD, d);
        };
    }

    private @Nullable Reason priceUp(Difference d) {
        long before = Long.parseLong(Objects.requireNonNullElse(d.before(), "0"));
        long after = Long.parseLong(Objects.requireNonNullElse(d.after(), "0"));
        var checked = checked(d);
        return after > before
                ? up(d, checked == null ? before : checked.price().rupiah(), after)
                : null;
    }

    /** The worst that somebody meets who buys as many as they may have bought at a lower price. */
    private @Nullable Reason tiersUp(Difference d) {
        var checked = checked(d);
        if (checked == null) {
            return Reason.of(Rule.RISKY_FIELD, d);
        }
        var after = new CheckedPrice(checked.price(), tiers(d.after()));
        return Stream.concat(checked.tiers().stream(), after.tiers().stream())
                .map(PriceTier::fromQuantity)
                .map(q -> up(d, checked.priceFor(q).rupiah(), after.priceFor(q).rupiah()))
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(Reason::measured))
                .orElse(null);
    }

    private @Nullable CheckedPrice checked(Difference d) {
        return d.variantId() == null ? null : checkedPrices.get(d.variantId());
    }

    private static List<PriceTier> tiers(@Nullable String written) {
        return written == null
                ? List.of()
                : List.of(JsonMapper.shared().readValue(written, PriceTier[].class));
    }

    private @Nullable Reason up(Difference d, long from, long to) {
        var limit = rules.priceUpBasisPoints();
        long up = from <= 0 ? WHOLE : (to - from) * WHOLE / from;
        return (to - from) * WHOLE > from * limit
                ? new Reason(Rule.PRICE_UP, d.field(), d.variant(), up, limit)
                : null;
    }

    private @Nullable Reason newWords(Difference d) {
        var known = new HashSet<>(words(d.before()).toList());
        var words = words(d.after()).toList();
        var fresh = words.stream().filter(w -> !known.contains(w)).count();
        var percent = words.isEmpty() ? 0 : fresh * 100 / words.size();
        return percent > rules.newWordsPercent()
                ? new Reason(
                        Rule.MANY_NEW_WORDS,
                        d.field(),
                        d.variant(),
                        percent,
                        rules.newWordsPercent())
                : null;
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null
                ? Stream.empty()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .filter(w -> !w.isEmpty());
    }
}
