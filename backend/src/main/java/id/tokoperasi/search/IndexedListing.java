package id.tokoperasi.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document as Elasticsearch gets it: the card, which comes back with a hit, and beside it what is only
 * searched, sorted or counted by, which does not.
 */
record IndexedListing(@JsonUnwrapped ListingDocument card, Search search) {

    /** The index's own JSON, whatever the application has set for its API. */
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            v -> v.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    /** Between key, label and parent of a facet value, which are one term so that one count answers all. */
    private static final String PART = "\t";

    /**
     * @param popularity sorts what matches equally well
     * @param fingerprint tells whether the document is still what the database says
     */
    record Search(
            String description,
            double popularity,
            List<String> categories,
            String cooperative,
            String district,
            String fingerprint) {}

    static IndexedListing of(ListingDocument document) {
        return new IndexedListing(
                document.withoutDescription(),
                new Search(
                        document.description(),
                        popularity(document),
                        categories(document.categories()),
                        document.cooperative().slug() + PART + document.cooperative().name(),
                        document.district().code() + PART + document.district().name(),
                        fingerprint(document)));
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    static String fingerprint(ListingDocument document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(JSON.writeValueAsBytes(document)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a facet term back. */
    static Facets.Value facet(String term, long count, boolean chosen) {
        var parts = term.split(PART, 3);
        var label = parts.length > 1 ? parts[1] : parts[0];
        return new Facets.Value(parts[0], label, parts.length > 2 ? parts[2] : null, count, chosen);
    }

    private static List<String> categories(List<ListingDocument.Category> path) {
        return Stream.iterate(0, i -> i < path.size(), i -> i + 1)
                .map(
                        i ->
                                path.get(i).slug()
                                        + PART
                                        + path.get(i).name()
                                        + (i == 0 ? "" : PART + path.get(i - 1).slug()))
                .toList();
    }

    /** Much sold and well rated before little known; what is sold out after everything. */
    private static double popularity(ListingDocument document) {
        var rating = document.rating();
        var praise = rating == null ? 0 : (rating.average() - 3) * Math.log1p(rating.count()) / 4;
        return Math.log1p(document.soldCount()) + praise - (document.inStock() ? 0 : 100);
    }
}
