package id.tokoperasi.storefront.officer;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.procurement.Evidence;
import id.tokoperasi.procurement.EvidenceCase;
import id.tokoperasi.procurement.EvidenceRules;
import id.tokoperasi.procurement.PurchaseKind;
import id.tokoperasi.procurement.PurchaseMethod;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.tax.TaxCase;
import id.tokoperasi.tax.TaxCase.PaidBy;
import id.tokoperasi.tax.TaxCase.PlatformStatus;
import id.tokoperasi.tax.TaxSheet;
import id.tokoperasi.tax.Taxes;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same questions as {@link PreviewApi}'s, on a page; a plain form that can be linked to. */
@Controller
class PreviewController {

    private final Shells shells;
    private final EvidenceRules evidence;
    private final Taxes taxes;
    private final PreviewWords words;
    private final FormWords formWords;
    private final Clock clock;

    PreviewController(
            Shells shells,
            EvidenceRules evidence,
            Taxes taxes,
            PreviewWords words,
            FormWords formWords,
            Clock clock) {
        this.shells = shells;
        this.evidence = evidence;
        this.taxes = taxes;
        this.words = words;
        this.formWords = formWords;
        this.clock = clock;
    }

    /** What was typed, read; the first two are null when they cannot be. */
    private record Asked(
            @Nullable LocalDate date,
            @Nullable Money value,
            PurchaseKind kind,
            PurchaseMethod method,
            TaxClass itemClass,
            PaidBy paidBy,
            PlatformStatus platform,
            boolean registered,
            boolean number,
            boolean certificate) {}

    @GetMapping("/pengadaan/hitung")
    Mono<Rendering> preview(ServerWebExchange exchange) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var asked = read(typed);
        return shells.of(exchange).flatMap(shell -> answer(exchange, shell, typed, asked));
    }

    private static Asked read(Typed typed) {
        var fresh = !typed.has("nilai");
        return new Asked(
                typed.date("tanggal").orElse(null),
                value(typed),
                chosen(PurchaseKind.class, typed.text("jenis"), PurchaseKind.GOODS),
                chosen(PurchaseMethod.class, typed.text("cara"), PurchaseMethod.DIRECT),
                chosen(TaxClass.class, typed.text("barang"), TaxClass.GOODS),
                chosen(PaidBy.class, typed.text("bayar"), PaidBy.TREASURY),
                chosen(PlatformStatus.class, typed.text("layanan"), PlatformStatus.UNSETTLED),
                typed.has("pkp"),
                fresh || typed.has("npwp"),
                typed.has("suket"));
    }

    private static @Nullable Money value(Typed typed) {
        var rupiah = typed.number("nilai").orElse(0);
        return rupiah >= 1 && rupiah <= PreviewApi.MOST_RUPIAH ? Money.rupiah(rupiah) : null;
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String name, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private Mono<Rendering> answer(
            ServerWebExchange exchange, Shell shell, Typed typed, Asked asked) {
        var locale = Languages.of(exchange);
        if (!typed.has("nilai") && !typed.has("tanggal")) {
            var today = Jakarta.day(clock.instant()).toString();
            return Mono.just(page(view(shell, today, "", asked, null, null, FormErrors.NONE)));
        }
        var date = asked.date();
        var value = asked.value();
        if (date == null || value == null) {
            var errors = errors(date, value, exchange);
            var view =
                    view(
                            shell,
                            typed.text("tanggal"),
                            typed.text("nilai"),
                            asked,
                            null,
                            null,
                            errors);
            return Mono.just(Fragments.mend("officer/preview", view));
        }
        return Mono.zip(
                        evidence.assess(
                                new EvidenceCase(asked.kind(), asked.method(), date, value)),
                        taxes.assess(taxCase(asked, date, value)))
                .map(
                        both ->
                                page(
                                        view(
                                                shell,
                                                date.toString(),
                                                typed.text("nilai"),
                                                asked,
                                                part(both.getT1(), locale),
                                                part(both.getT2(), locale),
                                                FormErrors.NONE)));
    }

    private static Rendering page(PreviewView view) {
        return Fragments.page("officer/preview", view);
    }

    private FormErrors errors(
            @Nullable LocalDate date, @Nullable Money value, ServerWebExchange exchange) {
        var errors = new LinkedHashMap<String, String>();
        if (date == null) {
            errors.put("tanggal", formWords.sentence("date-malformed", Map.of(), exchange));
        }
        if (value == null) {
            errors.put("nilai", formWords.sentence("amount-malformed", Map.of(), exchange));
        }
        return new FormErrors(errors);
    }

    private static TaxCase taxCase(Asked asked, LocalDate date, Money value) {
        return new TaxCase(
                date,
                value,
                asked.itemClass(),
                asked.registered(),
                asked.number(),
                asked.certificate(),
                asked.paidBy(),
                asked.platform());
    }

    private static PreviewView view(
            Shell shell,
            String date,
            String value,
            Asked a,
            PreviewView.@Nullable EvidencePart evidence,
            PreviewView.@Nullable TaxPart tax,
            FormErrors errors) {
        return new PreviewView(
                shell,
                date,
                value,
                choices("purchase.kind.", a.kind()),
                choices("purchase.method.", a.method()),
                choices("tax.class.", a.itemClass()),
                choices("tax.paid.", a.paidBy()),
                choices("tax.platform.", a.platform()),
                a.registered(),
                a.number(),
                a.certificate(),
                evidence,
                tax,
                errors);
    }

    private static <E extends Enum<E>> List<Choice> choices(String prefix, E chosen) {
        return Arrays.stream(chosen.getDeclaringClass().getEnumConstants())
                .map(e -> new Choice(e.name(), prefix + e.name(), e == chosen))
                .toList();
    }

    private PreviewView.EvidencePart part(Evidence e, Locale locale) {
        return new PreviewView.EvidencePart(
                e.forms().stream().map(f -> "contract.form." + f).toList(),
                e.directPurchaseAllowed(),
                e.quotationNeeded(),
                e.ownersEstimateNeeded(),
                e.ruleIds(),
                words.notes(e, locale));
    }

    private PreviewView.TaxPart part(TaxSheet sheet, Locale locale) {
        var other = sheet.otherwise();
        return new PreviewView.TaxPart(
                sheet.lines().stream()
                        .map(
                                l ->
                                        new PreviewView.TaxRow(
                                                "tax.name." + l.tax(),
                                                l.base().rupiah(),
                                                l.amount().rupiah(),
                                                "tax.collector." + l.collectedBy(),
                                                l.ruleIds(),
                                                words.reason(l, locale)))
                        .toList(),
                sheet.netToSeller().rupiah(),
                sheet.chargedToBudget().rupiah(),
                sheet.officerDecides(),
                words.notes(sheet, locale),
                other == null ? null : part(other, locale));
    }
}
