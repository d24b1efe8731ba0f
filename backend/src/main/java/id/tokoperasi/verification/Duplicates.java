package id.tokoperasi.verification;

import id.tokoperasi.cooperative.Cooperatives;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Numbers that belong to one cooperative alone, looked for in the register and among applications. */
@Component
class Duplicates {

    private final ApplicationRows rows;
    private final Cooperatives cooperatives;

    Duplicates(ApplicationRows rows, Cooperatives cooperatives) {
        this.rows = rows;
        this.cooperatives = cooperatives;
    }

    /** Names of columns whose value is taken, never by whom; empty when none is. */
    Mono<Set<String>> of(UUID id, ApplicationForm form) {
        return cooperatives
                .taken(form.legalEntityNumber(), form.nib(), form.taxNumber())
                .zipWith(rows.taken(id, form).collectList())
                .map(
                        both -> {
                            var taken = new TreeSet<>(both.getT1());
                            taken.addAll(both.getT2());
                            return taken;
                        });
    }
}
