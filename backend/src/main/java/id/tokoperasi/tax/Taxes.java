package id.tokoperasi.tax;

import id.tokoperasi.rules.Rules;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

/** What a purchase of the government is taxed with, by the rules of its day. */
@Component
public class Taxes {

    private final Rules rules;

    Taxes(Rules rules) {
        this.rules = rules;
    }

    /** The taxes of one case. Never refuses: where the rules are silent, the sheet says so in its notes. */
    public Mono<TaxSheet> assess(TaxCase taxCase) {
        return rules.book(taxCase.date()).map(book -> TaxTable.assess(taxCase, book));
    }
}
