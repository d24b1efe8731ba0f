package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.Moderation;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

/** Listings and changes that wait for the dinas. */
@Component
class ModerationTile implements DeskTile {

    private final Moderation moderation;

    ModerationTile(Moderation moderation) {
        this.moderation = moderation;
    }

    @Override
    public Flux<DeskView.Task> tasks() {
        return moderation
                .counts()
                .map(counts -> counts.values().stream().mapToLong(Long::longValue).sum())
                .filter(all -> all > 0)
                .map(all -> new DeskView.Task("/dinas/moderasi", "review.task", all))
                .flux();
    }
}
