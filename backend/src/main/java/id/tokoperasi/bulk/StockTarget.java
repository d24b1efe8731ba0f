package id.tokoperasi.bulk;

import id.tokoperasi.catalog.ManyListings;
import id.tokoperasi.catalog.ManyListings.StockSet;
import id.tokoperasi.membership.Written;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts of pieces on the shelf. */
@Component
class StockTarget implements Target {

    private static final long MOST = 1_000_000;

    private final ManyListings listings;

    StockTarget(ManyListings listings) {
        this.listings = listings;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.STOCK;
    }

    @Override
    public String key() {
        return "sku";
    }

    @Override
    public Mono<Outcome> put(UUID cooperativeId, List<Line> lines, String actor) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var line : lines) {
            line.required("sku");
            line.required("onHand");
            var count = line.whole("onHand", 0, 0, MOST, "stock-range");
            if (!line.isBad()) {
                counts.put(line.text("sku"), Math.toIntExact(count));
            }
        }
        return listings.setStock(cooperativeId, counts, actor).map(set -> outcome(lines, set));
    }

    private static Outcome outcome(List<Line> lines, Map<String, StockSet> set) {
        var outcome = new Outcome();
        for (var line : lines) {
            if (!line.isBad()) {
                switch (set.get(line.text("sku"))) {
                    case null -> line.problem("sku", "sku-unknown");
                    case BELOW_RESERVED -> line.problem("onHand", "stock-below-reserved");
                    case CHANGED -> outcome.count(Written.CHANGED);
                    case SAME -> outcome.count(Written.SAME);
                }
            }
            outcome.addAll(line.problems());
        }
        return outcome;
    }
}
