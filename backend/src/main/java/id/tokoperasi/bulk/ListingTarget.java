package id.tokoperasi.bulk;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.ManyListings;
import id.tokoperasi.catalog.ManyListings.Rewrite;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Goods, a row for each SKU. New ones become drafts in one statement; one that is known is edited only
 * where its rows differ: together with others as long as nobody sees it, else by the same way as in the
 * editor, since each may have to be reviewed.
 */
@Component
class ListingTarget implements Target {

    private final ManyListings many;
    private final Listings listings;
    private final Categories categories;
    private final Transactions transactions;

    ListingTarget(
            ManyListings many,
            Listings listings,
            Categories categories,
            Transactions transactions) {
        this.many = many;
        this.listings = listings;
        this.categories = categories;
        this.transactions = transactions;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.LISTINGS;
    }

    @Override
    public String key() {
        return "sku";
    }

    /** A variant comes after the row of the listing that it belongs to. */
    @Override
    public boolean belongsToTheOneBefore(Line line) {
        return line.has("parentSku") && line.says("parentSku");
    }

    @Override
    public Mono<Outcome> put(UUID cooperativeId, List<Line> lines, String actor) {
        var skus = new HashSet<String>();
        for (var line : lines) {
            skus.add(line.text("sku"));
            skus.add(parentOf(line));
        }
        return Mono.zip(categories.tree(), many.bySku(cooperativeId, skus).collectList())
                .flatMap(
                        found -> {
                            var plans = plans(lines, found.getT2());
                            return write(cooperativeId, plans, found.getT1(), actor);
                        })
                .map(plans -> outcome(lines, plans));
    }

    private static String parentOf(Line line) {
        return line.has("parentSku") ? line.text("parentSku") : "";
    }

    /** Rows of one listing together; a row that belongs to none has a problem. */
    private static List<ListingPlan> plans(List<Line> lines, List<Listing> known) {
        var keptBySku = new HashMap<String, Listing>();
        known.forEach(l -> l.variants().forEach(v -> keptBySku.put(v.sku(), l)));
        var plans = new LinkedHashMap<String, ListingPlan>();
        for (var line : lines) {
            var sku = line.required("sku");
            var parent = parentOf(line);
            var kept = keptBySku.getOrDefault(sku, keptBySku.get(parent));
            var head = parent.isEmpty() ? sku : parent;
            if (kept != null) {
                plans.computeIfAbsent("id " + kept.id(), k -> new ListingPlan(kept)).add(line);
            } else if (parent.isEmpty()) {
                plans.computeIfAbsent("sku " + head, k -> new ListingPlan(null)).add(line);
            } else {
                var begun = plans.get("sku " + head);
                if (begun == null) {
                    line.problem("parentSku", "parent-unknown");
                } else {
                    begun.add(line);
                }
            }
        }
        return List.copyOf(plans.values());
    }

    private Mono<List<ListingPlan>> write(
            UUID cooperativeId, List<ListingPlan> plans, CategoryTree tree, String actor) {
        plans.forEach(plan -> plan.read(tree));
        var whole = plans.stream().filter(ListingPlan::isWhole).toList();
        return many.refusals(whole.stream().map(ListingPlan::draft).toList())
                .doOnNext(refusals -> refusals.forEach((i, r) -> whole.get(i).refuse(r)))
                .then(Mono.defer(() -> add(cooperativeId, whole, actor)))
                .then(Mono.defer(() -> edit(cooperativeId, whole, actor)))
                .then(Mono.just(plans));
    }

    private Mono<Void> edit(UUID cooperativeId, List<ListingPlan> plans, String actor) {
        var changed = plans.stream().filter(plan -> plan.isWhole() && plan.isChange()).toList();
        var plain = changed.stream().filter(plan -> rewrite(plan).isPlain()).toList();
        var others = changed.stream().filter(plan -> !rewrite(plan).isPlain()).toList();
        return together(cooperativeId, plain, actor)
                .then(Mono.defer(() -> each(cooperativeId, others, actor)))
                .then();
    }

    /** What cannot be written together is written one by one, so that each tells what is wrong with it. */
    private Mono<Boolean> together(UUID cooperativeId, List<ListingPlan> plans, String actor) {
        var edits = plans.stream().map(ListingTarget::rewrite).toList();
        return edits.isEmpty()
                ? Mono.just(true)
                : transactions
                        .part(() -> many.rewriteAll(cooperativeId, edits, actor).thenReturn(true))
                        .onErrorResume(
                                ListingTarget::isOfOne, e -> each(cooperativeId, plans, actor));
    }

    private static boolean isOfOne(Throwable error) {
        return error instanceof Refusal || SqlStates.isUniqueViolation(error);
    }

    private static Rewrite rewrite(ListingPlan plan) {
        return new Rewrite(Objects.requireNonNull(plan.kept()), plan.draft());
    }

    private Mono<Boolean> each(UUID cooperativeId, List<ListingPlan> plans, String actor) {
        return Flux.fromIterable(plans)
                .concatMap(plan -> edit(cooperativeId, plan, actor))
                .then(Mono.just(true));
    }

    private Mono<Void> add(UUID cooperativeId, List<ListingPlan> plans, String actor) {
        var drafts =
                plans.stream()
                        .filter(plan -> plan.isWhole() && plan.kept() == null)
                        .map(ListingPlan::draft)
                        .toList();
        return many.draftAll(cooperativeId, drafts, actor);
    }

    private Mono<Void> edit(UUID cooperativeId, ListingPlan plan, String actor) {
        var kept = plan.kept();
        if (kept == null) {
            return Mono.empty();
        }
        return transactions
                .part(
                        () ->
                                listings.edit(
                                        cooperativeId,
                                        kept.id(),
                                        kept.version(),
                                        plan.draft(),
                                        actor))
                .then()
                .onErrorResume(
                        Refusal.class, refusal -> Mono.fromRunnable(() -> plan.refuse(refusal)));
    }

    private static Outcome outcome(List<Line> lines, List<ListingPlan> plans) {
        var outcome = new Outcome();
        Map<Line, ListingPlan> planOf = new HashMap<>();
        plans.forEach(plan -> plan.lines().forEach(line -> planOf.put(line, plan)));
        for (var line : lines) {
            var plan = planOf.get(line);
            if (plan != null && !plan.isWhole()) {
                line.problemIfNone("row-beside");
            }
            if (plan != null && !line.isBad()) {
                outcome.count(plan.written(line));
            }
            outcome.addAll(line.problems());
        }
        return outcome;
    }
}
