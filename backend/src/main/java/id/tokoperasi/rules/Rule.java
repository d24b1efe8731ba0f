package id.tokoperasi.rules;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One version of a rule.
 *
 * @param validFrom first day in force, Asia/Jakarta
 * @param validTo last day in force; null while no end is known
 * @param description wording of the source table, in English, and {@code indonesian} the same for pages
 * @param value figures by name, with the unit in the name ({@code maxRupiah}); empty for rules in words
 * @param confirmedBy the official who confirmed it; null as long as it may only warn
 * @param pickedBy which date of a case picks the version, such as {@code order}
 */
public record Rule(
        String id,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String description,
        String indonesian,
        Map<String, Object> value,
        String legalBasis,
        Certainty certainty,
        @Nullable String confirmedBy,
        String pickedBy) {

    /** How sure the wording is. */
    public enum Certainty {
        /** Wording of the regulation, or several independent reports that agree. */
        HIGH,
        /** One good report, or well-known practice. */
        MEDIUM,
        /** Thin or second-hand. */
        LOW,
        /** Sources disagree: not applied until an official confirms it. */
        CONFLICT
    }

    public Rule {
        value = Map.copyOf(value);
    }

    /** Whether the day lies between its first and its last, both included. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** False for what sources disagree about, until an official confirms it. */
    public boolean isApplied() {
        return certainty != Certainty.CONFLICT || confirmedBy != null;
    }

    /** A figure of its value by name, such as {@code maxRupiah}; empty when the rule has none. */
    public OptionalLong figure(String name) {
        return value.get(name) instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    /** A figure that the rule must have, else its row is wrong. */
    public long needed(String name) {
        return figure(name)
                .orElseThrow(() -> new IllegalStateException("rule " + id + " lacks " + name));
    }

    /** Whether a text stands in a list of its value, such as a kind in {@code kinds}; true without list. */
    public boolean isFor(String list, String text) {
        return !(value.get(list) instanceof Collection<?> texts) || texts.contains(text);
    }
}
