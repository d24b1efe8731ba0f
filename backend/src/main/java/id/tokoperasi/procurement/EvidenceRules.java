package id.tokoperasi.procurement;

import id.tokoperasi.rules.Rules;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

/** Which contract forms are lawful for a purchase and what it needs besides. */
@Component
public class EvidenceRules {

    private final Rules rules;

    EvidenceRules(Rules rules) {
        this.rules = rules;
    }

    /** By the rules of the day of the order. Never refuses; silence of the rules is in the notes. */
    public Mono<Evidence> assess(EvidenceCase purchase) {
        return rules.book(purchase.date()).map(book -> EvidenceTable.assess(purchase, book));
    }
}
