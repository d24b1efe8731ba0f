package id.tokoperasi.tax;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.rules.Rule;
import id.tokoperasi.rules.RuleBook;
import id.tokoperasi.tax.TaxCase.PaidBy;
import id.tokoperasi.tax.TaxCase.PlatformStatus;
import id.tokoperasi.tax.TaxLine.Collector;
import id.tokoperasi.tax.TaxLine.Tax;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The decision table for one case on one day (rules.md, section 5). */
final class TaxTable {

    private static final long PER_MILLE = 1_000;

    private final TaxCase c;
    private final RuleBook book;
    private final List<TaxLine> lines = new ArrayList<>();
    private final List<TaxSheet.Note> notes = new ArrayList<>();
    private boolean officerDecides;

    private TaxTable(TaxCase taxCase, RuleBook book) {
        this.c = taxCase;
        this.book = book;
    }

    static TaxSheet assess(TaxCase taxCase, RuleBook book) {
        var platformRule = book.find("MKT-GOV-COLLECT");
        if (taxCase.platform() != PlatformStatus.UNSETTLED || platformRule.isEmpty()) {
            return new TaxTable(taxCase, book).sheet(null);
        }
        var other = taxCase.on(PlatformStatus.PROCUREMENT_MARKETPLACE);
        var table = new TaxTable(taxCase.on(PlatformStatus.ORDINARY), book);
        table.decides("platform-unsettled", "MKT-GOV-COLLECT");
        return table.sheet(new TaxTable(other, book).sheet(null));
    }

    private TaxSheet sheet(@Nullable TaxSheet otherwise) {
        var collector = collectingPlatform();
        vat(collector);
        incomeTax(collector);
        var vat = sum(lines.stream().filter(l -> l.tax() == Tax.VAT));
        var kept = sum(lines.stream().filter(TaxLine::isKeptFromSeller));
        return new TaxSheet(
                List.copyOf(lines),
                c.price().plus(vat).minus(kept),
                c.price().plus(vat),
                officerDecides,
                List.copyOf(notes),
                otherwise);
    }

    private static Money sum(Stream<TaxLine> lines) {
        return lines.map(TaxLine::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The rule that makes the platform the collector, if it is one on that day. */
    private Optional<Rule> collectingPlatform() {
        if (c.platform() != PlatformStatus.PROCUREMENT_MARKETPLACE) {
            return Optional.empty();
        }
        var rule = book.find("MKT-GOV-COLLECT");
        if (rule.isEmpty()) {
            notes.add(new TaxSheet.Note("platform-not-yet-collector", List.of()));
        }
        if (!c.sellerVatRegistered() && book.disputed("MKT-GOV-PKP").isPresent()) {
            decides("seller-registration-disputed", "MKT-GOV-PKP");
        }
        return rule;
    }

    private void vat(Optional<Rule> platform) {
        var rate = book.find("VAT-RATE");
        if (rate.isEmpty()) {
            note("vat-no-rule");
        } else if (!c.sellerVatRegistered()) {
            note("vat-not-registered", "VAT-PKP-FROM");
        } else if (isExempt(TaxClass.STAPLES, "VAT-STAPLES")) {
            note("vat-staples", "VAT-STAPLES");
        } else if (isExempt(TaxClass.CATERING, "VAT-CATERING")) {
            note("vat-catering", "VAT-CATERING");
        } else {
            lines.add(vatLine(rate.get(), platform));
        }
    }

    private boolean isExempt(TaxClass itemClass, String rule) {
        return c.itemClass() == itemClass && book.find(rule).isPresent();
    }

    private TaxLine vatLine(Rule rate, Optional<Rule> platform) {
        var numerator = rate.needed("basisNumerator");
        var denominator = rate.needed("basisDenominator");
        var base = part(numerator, denominator);
        var amount =
                part(
                        Math.multiplyExact(numerator, rate.needed("ratePerMille")),
                        Math.multiplyExact(denominator, PER_MILLE));
        var ids = new ArrayList<>(List.of("VAT-RATE"));
        book.find("VAT-ROUND").ifPresent(r -> ids.add(r.id()));
        if (platform.isPresent()) {
            ids.add(platform.get().id());
            return new TaxLine(Tax.VAT, base, amount, Collector.PLATFORM, ids, "vat-platform");
        }
        var card = cardRule();
        if (card.isPresent()) {
            ids.add(card.get().id());
            return new TaxLine(Tax.VAT, base, amount, Collector.SELLER, ids, "vat-card");
        }
        var small = book.find("VAT-GOV-MIN").filter(this::isUpToMax);
        if (small.isPresent()) {
            ids.add(small.get().id());
            return new TaxLine(Tax.VAT, base, amount, Collector.SELLER, ids, "vat-small");
        }
        return new TaxLine(Tax.VAT, base, amount, Collector.TREASURER, ids, "vat-treasurer");
    }

    private void incomeTax(Optional<Rule> platform) {
        if (platform.isPresent()) {
            platformTax(platform.get());
        } else if (c.itemClass() == TaxClass.SERVICE || c.itemClass() == TaxClass.CATERING) {
            servicesTax();
        } else {
            goodsTax();
        }
    }

    private void platformTax(Rule rule) {
        var certificate = certificateRule();
        var ids = new ArrayList<>(List.of(rule.id()));
        certificate.ifPresent(r -> ids.add(r.id()));
        var rate = certificate.orElse(rule).needed("ratePerMille");
        lines.add(
                new TaxLine(
                        certificate.isPresent() ? Tax.WHT22_FINAL : Tax.WHT22,
                        c.price(),
                        part(rate, PER_MILLE),
                        Collector.PLATFORM,
                        ids,
                        certificate.isPresent() ? "income-platform-final" : "income-platform"));
    }

    private void goodsTax() {
        var card = cardRule();
        var small = book.find("WHT22-GOV-MIN").filter(this::isUpToMax);
        var certificate = certificateRule();
        var rate = book.find("WHT22-GOV-RATE");
        if (card.isPresent()) {
            note("income-card", card.get().id());
        } else if (small.isPresent()) {
            note("income-small", small.get().id());
        } else if (certificate.isPresent()) {
            withheld(Tax.WHT22_FINAL, certificate.get(), "income-final");
        } else if (rate.isPresent()) {
            withheld(Tax.WHT22, rate.get(), "income-goods");
        } else {
            note("income-no-rule");
        }
    }

    /**
     * The rules speak of the certificate for goods only (WHT22-GOV-UMKM); final tax is on all turnover
     * (UMKM-FINAL-RATE), so for services the sheet reckons with it and an officer decides.
     */
    private void servicesTax() {
        var certificate = certificateRule();
        var rate = book.find("WHT23-SERVICE");
        if (certificate.isPresent()) {
            withheld(Tax.WHT22_FINAL, certificate.get(), "income-final");
            decides("services-certificate", "WHT22-GOV-UMKM", "WHT23-SERVICE", "UMKM-FINAL-RATE");
        } else if (rate.isPresent()) {
            withheld(Tax.WHT23, rate.get(), "income-services");
        } else {
            note("income-no-rule");
        }
    }

    private void withheld(Tax tax, Rule rule, String reason) {
        var doubled = !c.sellerHasTaxNumber() && rule.figure("withoutTaxNumberFactor").isPresent();
        var factor = doubled ? rule.needed("withoutTaxNumberFactor") : 1;
        lines.add(
                new TaxLine(
                        tax,
                        c.price(),
                        part(Math.multiplyExact(rule.needed("ratePerMille"), factor), PER_MILLE),
                        Collector.TREASURER,
                        List.of(rule.id()),
                        doubled ? reason + "-no-number" : reason));
    }

    private Optional<Rule> certificateRule() {
        return c.finalTaxCertificate() ? book.find("WHT22-GOV-UMKM") : Optional.empty();
    }

    private Optional<Rule> cardRule() {
        return c.paidBy() == PaidBy.CARD ? book.find("WHT22-GOV-CARD") : Optional.empty();
    }

    private boolean isUpToMax(Rule rule) {
        return c.price().rupiah() <= rule.needed("maxRupiah");
    }

    /** A part of the price in whole rupiah, half up. */
    private Money part(long numerator, long denominator) {
        var exact =
                BigDecimal.valueOf(c.price().rupiah())
                        .multiply(BigDecimal.valueOf(numerator))
                        .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP);
        return Money.rupiah(exact.longValueExact());
    }

    private void note(String code, String... ruleIds) {
        notes.add(new TaxSheet.Note(code, Stream.of(ruleIds).filter(this::isKnown).toList()));
    }

    private boolean isKnown(String ruleId) {
        return book.find(ruleId).isPresent() || book.disputed(ruleId).isPresent();
    }

    private void decides(String code, String... ruleIds) {
        officerDecides = true;
        note(code, ruleIds);
    }
}
