package id.tokoperasi.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well a listing tells buyers what they want to know.
 *
 * @param score 0 to 100
 * @param gaps what would make it better, what gives most first
 * @param papers that goods of this category should have and this listing does not
 */
public record Completeness(int score, List<Gap> gaps, List<Certificate.Kind> papers) {

    /** Letters of a title that says something. */
    static final int TITLE_LETTERS = 12;

    /** Letters of a description that says something. */
    static final int DESCRIPTION_LETTERS = 150;

    /** Pictures that show a thing from all sides. */
    static final int PICTURES = 3;

    /** Something to do better. The points of all add up to 100. */
    public enum Gap {
        NO_PICTURE(25),
        SHORT_DESCRIPTION(20),
        PAPERS_MISSING(15),
        FEW_PICTURES(10),
        NET_CONTENT_MISSING(10),
        WEIGHT_MISSING(10),
        MAKER_MISSING(5),
        SHORT_TITLE(5);

        private final int points;

        Gap(int points) {
            this.points = points;
        }

        /** What the score rises by when it is closed. */
        public int points() {
            return points;
        }
    }

    /**
     * Looks at what a cooperative wrote.
     *
     * @param today in Asia/Jakarta; a paper that has run out is missing
     */
    public static Completeness of(ListingDraft listing, CategoryTree tree, LocalDate today) {
        var papers = missingPapers(listing, tree, today);
        var gaps = EnumSet.noneOf(Gap.class);
        addIf(gaps, Gap.NO_PICTURE, listing.pictureIds().isEmpty());
        addIf(gaps, Gap.FEW_PICTURES, listing.pictureIds().size() < PICTURES);
        addIf(
                gaps,
                Gap.SHORT_DESCRIPTION,
                listing.description().strip().length() < DESCRIPTION_LETTERS);
        addIf(gaps, Gap.SHORT_TITLE, listing.title().strip().length() < TITLE_LETTERS);
        addIf(gaps, Gap.PAPERS_MISSING, !papers.isEmpty());
        addIf(
                gaps,
                Gap.NET_CONTENT_MISSING,
                listing.variants().stream()
                        .anyMatch(v -> v.netAmount() == null && v.weightStepGrams() == null));
        addIf(
                gaps,
                Gap.WEIGHT_MISSING,
                listing.variants().stream().anyMatch(v -> v.weightGrams() == 0));
        var note = listing.makerNote();
        addIf(
                gaps,
                Gap.MAKER_MISSING,
                listing.makerMemberId() == null && (note == null || note.isBlank()));
        int lost = gaps.stream().mapToInt(Gap::points).sum();
        return new Completeness(100 - lost, List.copyOf(gaps), papers);
    }

    private static void addIf(Set<Gap> gaps, Gap gap, boolean there) {
        if (there) {
            gaps.add(gap);
        }
    }

    private static List<Certificate.Kind> missingPapers(
            ListingDraft listing, CategoryTree tree, LocalDate today) {
        var held =
                listing.certificates().stream()
                        .filter(c -> c.holdsOn(today))
                        .map(Certificate::kind)
                        .collect(Collectors.toSet());
        var missing = new ArrayList<Certificate.Kind>();
        for (var asked : tree.find(listing.categorySlug()).map(Category::asks).orElse(List.of())) {
            if (!held.contains(asked) && !held.contains(inItsPlace(asked))) {
                missing.add(asked);
            }
        }
        return missing;
    }

    /** What does as well: BPOM's registration is more than the regency's, and "not halal" is an answer. */
    private static Certificate.Kind inItsPlace(Certificate.Kind asked) {
        return switch (asked) {
            case PIRT -> Certificate.Kind.MD;
            case HALAL -> Certificate.Kind.NON_HALAL;
            case NON_HALAL, MD, SNI, PDN, TKDN, ORGANIC -> asked;
        };
    }
}
