package id.tokoperasi.storefront.officer;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The rules of one day.
 *
 * @param typed the day as it was typed
 */
public record RulesView(
        Shell shell, LocalDate day, String typed, List<Section> sections, FormErrors errors) {

    /** Rules about one matter; {@code key} names it. */
    public record Section(String key, List<Row> rows) {}

    /**
     * One version.
     *
     * @param applied false for what sources disagree about
     * @param confirmedBy the official; null as long as the rule may only warn
     */
    public record Row(
            String id,
            String wording,
            LocalDate from,
            @Nullable LocalDate to,
            String legalBasis,
            String certaintyKey,
            boolean applied,
            @Nullable String confirmedBy) {}
}
