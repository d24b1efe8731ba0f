package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.Pictures;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is asked of drafts before anything is written. */
@Component
class DraftChecks {

    private final Categories categories;
    private final Districts districts;
    private final Pictures pictures;

    DraftChecks(Categories categories, Districts districts, Pictures pictures) {
        this.categories = categories;
        this.districts = districts;
        this.pictures = pictures;
    }

    /** Refuses what {@link ListingDraft} may not hold, foreign pictures and unknown districts. */
    Mono<Void> check(UUID cooperativeId, Collection<ListingDraft> drafts) {
        var pictureIds = drafts.stream().flatMap(d -> d.pictureIds().stream()).distinct().toList();
        return Mono.zip(categories.tree(), districts.all())
                .doOnNext(known -> drafts.forEach(d -> check(d, known.getT1(), known.getT2())))
                .then(pictures.checkUsable(cooperativeId, pictureIds));
    }

    private static void check(ListingDraft draft, CategoryTree tree, List<District> districts) {
        draft.check(tree);
        var origin = draft.originDistrictCode();
        if (origin != null && districts.stream().noneMatch(d -> d.code().equals(origin))) {
            throw Refusal.invalidField("originDistrictCode", "district-unknown");
        }
    }
}
