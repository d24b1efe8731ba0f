package id.tokoperasi.storefront.department;

import reactor.core.publisher.Flux;

/** What waits at the desk of one part of the dinas' work; each part brings its own. */
interface DeskTile {

    /** Those of its tasks of which there is at least one. */
    Flux<DeskView.Task> tasks();
}
