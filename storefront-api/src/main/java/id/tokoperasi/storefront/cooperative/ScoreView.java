package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Completeness;

import java.util.List;

/**
 * How complete a listing is.
 *
 * @param percent 0 to 100
 * @param improvements what would make it better, what gives most first
 */
public record ScoreView(int percent, List<Improvement> improvements) {

    /**
     * @param key message key
     * @param fact what the words name
     */
    public record Improvement(String key, String fact, int points) {}

    /**
     * @param papers names of the papers that are missing
     */
    static ScoreView of(Completeness found, String papers) {
        return new ScoreView(
                found.score(),
                found.gaps().stream()
                        .map(
                                gap ->
                                        new Improvement(
                                                "listing.improve." + gap.name(),
                                                papers,
                                                gap.points()))
                        .toList());
    }

    /** How it looks: {@code ok}, {@code brand} or {@code warn}. */
    public String tone() {
        return percent >= 80 ? "ok" : percent >= 50 ? "brand" : "warn";
    }
}
