package id.tokoperasi.rules;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/**
 * One version of a rule.
 *
 * @param validFrom first day in force, Asia/Jakarta
 * @param validTo last day in force; null while no end is known
 * @param value figures by name, with the unit in the name ({@code maxRupiah}); empty for rules in words
 * @param confirmedBy the official who confirmed it; null as long as it may only warn
 * @param pickedBy which date of a case picks the version, such as {@code order}
 */
public record Rule(
        String id,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String description,
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
}
