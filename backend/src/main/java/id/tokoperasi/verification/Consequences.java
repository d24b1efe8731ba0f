package id.tokoperasi.verification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.SellingLimit;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;

/** What follows from the papers: a cooperative is verified, or limited, or no longer limited. */
@Component
class Consequences {

    private final Checklist checklist;
    private final Cooperatives cooperatives;

    Consequences(Checklist checklist, Cooperatives cooperatives) {
        this.checklist = checklist;
        this.cooperatives = cooperatives;
    }

    /** In the caller's transaction, after a paper has changed. Nothing for an application. */
    Mono<Void> draw(UUID cooperativeId, String actor) {
        return cooperatives
                .byIds(List.of(cooperativeId))
                .next()
                .flatMap(
                        c ->
                                checklist
                                        .lines(c.id(), c.sector(), c.kind())
                                        .flatMap(lines -> draw(c, lines, actor)));
    }

    private Mono<Void> draw(Cooperative c, List<Checklist.Line> lines, String actor) {
        var limited = cooperatives.limit(c.id(), limit(lines)).then();
        return c.status() == CooperativeStatus.REGISTERED && areComplete(lines)
                ? limited.then(cooperatives.verify(c.id(), actor)).then()
                : limited;
    }

    /** Whether every duty is met, and there is one. */
    static boolean areComplete(List<Checklist.Line> lines) {
        var duties = lines.stream().filter(l -> l.requirement().duty()).toList();
        return !duties.isEmpty() && duties.stream().allMatch(Checklist.Line::isMet);
    }

    /** The hardest of what the lapsed duties say; what was never met limits nothing. */
    static SellingLimit limit(List<Checklist.Line> lines) {
        return SellingLimit.hardest(
                lines.stream()
                        .filter(l -> l.requirement().duty())
                        .filter(l -> l.item() != null && l.item().lapsed())
                        .map(l -> l.requirement().whenLapsed())
                        .toList());
    }
}
