package id.tokoperasi.storefront.officer;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.rules.Rule;
import id.tokoperasi.rules.RuleBook;
import id.tokoperasi.rules.Rules;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of a day with their basis and certainty, for anybody. */
@Controller
class RulesController {

    /** Matters in their order, each with the first words of its rule ids; more telling ones first. */
    private static final Map<String, List<String>> SECTIONS = sections();

    private final Shells shells;
    private final Rules rules;
    private final FormWords words;
    private final Clock clock;

    RulesController(Shells shells, Rules rules, FormWords words, Clock clock) {
        this.shells = shells;
        this.rules = rules;
        this.words = words;
        this.clock = clock;
    }

    private static Map<String, List<String>> sections() {
        var sections = new LinkedHashMap<String, List<String>>();
        sections.put("rules.section.method", List.of("PBJ-", "DOC-"));
        sections.put("rules.section.roles", List.of("ROLE-"));
        sections.put("rules.section.tax", List.of("VAT-", "WHT", "MKT-", "UMKM-", "STAMP-"));
        sections.put("rules.section.local", List.of("UMK-", "PDN-", "TKDN-", "PREF-", "HALAL-"));
        sections.put("rules.section.execution", List.of("EXE-", "PAY-"));
        return sections;
    }

    @GetMapping("/pengadaan/aturan")
    Mono<Rendering> rules(ServerWebExchange exchange) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var today = Jakarta.day(clock.instant());
        var asked = typed.date("tanggal");
        if (asked.isEmpty() && typed.has("tanggal")) {
            var errors =
                    FormErrors.of("tanggal", words.sentence("date-malformed", Map.of(), exchange));
            return shells.of(exchange)
                    .map(
                            shell ->
                                    new RulesView(
                                            shell, today, typed.text("tanggal"), List.of(), errors))
                    .map(view -> Fragments.mend("officer/rules", view));
        }
        return Mono.zip(shells.of(exchange), rules.book(asked.orElse(today)))
                .map(both -> view(both.getT1(), both.getT2()))
                .map(view -> Fragments.page("officer/rules", view));
    }

    private static RulesView view(Shell shell, RuleBook book) {
        var sections = new ArrayList<RulesView.Section>();
        SECTIONS.forEach(
                (key, beginnings) ->
                        sections.add(
                                new RulesView.Section(
                                        key,
                                        book.all().stream()
                                                .filter(
                                                        r ->
                                                                beginnings.stream()
                                                                        .anyMatch(
                                                                                r.id()::startsWith))
                                                .map(r -> row(r, shell.english()))
                                                .toList())));
        var day = book.day();
        return new RulesView(shell, day, day.toString(), sections, FormErrors.NONE);
    }

    private static RulesView.Row row(Rule r, boolean english) {
        return new RulesView.Row(
                r.id(),
                english ? r.description() : r.indonesian(),
                r.validFrom(),
                r.validTo(),
                r.legalBasis(),
                "rules.certainty." + r.certainty(),
                r.isApplied(),
                r.confirmedBy());
    }
}
