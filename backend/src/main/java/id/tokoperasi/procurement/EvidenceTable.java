package id.tokoperasi.procurement;

import id.tokoperasi.rules.Rule;
import id.tokoperasi.rules.RuleBook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The decision table for one purchase on one day (rules.md, section 1). Bands are "at most" and "above":
 * exactly Rp 50.000.000 is a receipt, one rupiah more is an SPK.
 */
final class EvidenceTable {

    private static final List<String> DIRECT_LIMITS =
            List.of("PBJ-DIRECT-MAX-GOODS", "PBJ-DIRECT-MAX-WORKS", "PBJ-DIRECT-MAX-CONSULT");

    private final EvidenceCase c;
    private final RuleBook book;
    private final Set<String> used = new TreeSet<>();
    private final List<Evidence.Note> notes = new ArrayList<>();

    private EvidenceTable(EvidenceCase purchase, RuleBook book) {
        this.c = purchase;
        this.book = book;
    }

    static Evidence assess(EvidenceCase purchase, RuleBook book) {
        return new EvidenceTable(purchase, book).evidence();
    }

    private Evidence evidence() {
        var forms = forms();
        if (forms.isEmpty()) {
            note("no-form");
        }
        var direct = isDirectAllowed();
        var quotation = isQuotationNeeded();
        var estimate = isEstimateNeeded();
        catalogue();
        note("no-splitting", "PBJ-NOSPLIT");
        note("plan-first", "PBJ-RUP-BEFORE");
        return new Evidence(
                forms, direct, quotation, estimate, List.copyOf(used), List.copyOf(notes));
    }

    private Set<ContractForm> forms() {
        var forms = EnumSet.noneOf(ContractForm.class);
        for (var rule : book.all()) {
            if (rule.isApplied() && rule.value().get("form") instanceof String form && fits(rule)) {
                forms.add(ContractForm.valueOf(form));
                used.add(rule.id());
            }
        }
        return forms;
    }

    /** A rule that names a method speaks of it alone; all others speak of direct purchases. */
    private boolean fits(Rule rule) {
        var method = String.valueOf(rule.value().getOrDefault("method", PurchaseMethod.DIRECT));
        return method.equals(c.method().name())
                && rule.isFor("kinds", c.kind().name())
                && isAbove(rule)
                && isUpTo(rule);
    }

    private boolean isAbove(Rule rule) {
        var above = byKind(rule, "aboveRupiahByKind").or(() -> figure(rule, "aboveRupiah"));
        return above.isEmpty() || c.value().rupiah() > above.get();
    }

    private boolean isUpTo(Rule rule) {
        var max = figure(rule, "maxRupiah");
        return max.isEmpty() || c.value().rupiah() <= max.get();
    }

    private static Optional<Long> figure(Rule rule, String name) {
        var figure = rule.figure(name);
        return figure.isPresent() ? Optional.of(figure.getAsLong()) : Optional.empty();
    }

    private Optional<Long> byKind(Rule rule, String name) {
        return rule.value().get(name) instanceof Map<?, ?> figures
                        && figures.get(c.kind().name()) instanceof Number figure
                ? Optional.of(figure.longValue())
                : Optional.empty();
    }

    private boolean isDirectAllowed() {
        var limit =
                DIRECT_LIMITS.stream()
                        .flatMap(id -> book.find(id).stream())
                        .filter(rule -> rule.isFor("kinds", c.kind().name()))
                        .findFirst();
        if (limit.isEmpty()) {
            note("no-direct-rule");
            return false;
        }
        used.add(limit.get().id());
        var allowed = isUpTo(limit.get());
        if (!allowed && c.method() == PurchaseMethod.DIRECT) {
            note("above-direct", limit.get().id());
        }
        return allowed;
    }

    private boolean isQuotationNeeded() {
        if (c.method() != PurchaseMethod.DIRECT) {
            return false;
        }
        var above = book.find("PBJ-DIRECT-SPSE-FROM").filter(this::isAbove);
        above.ifPresent(rule -> note("run-in-spse", rule.id()));
        var rule = book.find("PBJ-DIRECT-QUOTE-FROM");
        rule.ifPresent(r -> used.add(r.id()));
        return rule.filter(this::isAbove).isPresent();
    }

    private boolean isEstimateNeeded() {
        var rule = book.find("PBJ-HPS-EXEMPT");
        if (rule.isEmpty()) {
            note("no-estimate-rule");
            return true;
        }
        used.add(rule.get().id());
        var needed = !isUpTo(rule.get()) && !isExemptByMethod(rule.get());
        if (needed) {
            note("estimate-sources", "PBJ-HPS-SOURCES");
        } else if (Boolean.TRUE.equals(rule.get().value().get("priceReferenceStillNeeded"))) {
            note("price-reference", "PBJ-HPS-EXEMPT");
        }
        return needed;
    }

    private boolean isExemptByMethod(Rule rule) {
        if (c.method() != PurchaseMethod.E_PURCHASING) {
            return false;
        }
        var max = figure(rule, "ePurchasingMaxRupiah");
        return Boolean.TRUE.equals(rule.value().get("ePurchasingExempt"))
                || max.isPresent() && c.value().rupiah() <= max.get();
    }

    private void catalogue() {
        if (c.method() == PurchaseMethod.DIRECT) {
            note("catalogue-first", "PBJ-CATALOGUE-FIRST");
        } else if (book.find("PBJ-MINICOMP-FROM").filter(this::isAbove).isPresent()) {
            note("mini-competition", "PBJ-MINICOMP-FROM");
        }
    }

    /** A note on rules; left out when none of the rules named is in force. */
    private void note(String code, String... ruleIds) {
        var known = List.of(ruleIds).stream().filter(id -> book.find(id).isPresent()).toList();
        if (ruleIds.length == 0 || !known.isEmpty()) {
            notes.add(new Evidence.Note(code, known));
            used.addAll(known);
        }
    }
}
