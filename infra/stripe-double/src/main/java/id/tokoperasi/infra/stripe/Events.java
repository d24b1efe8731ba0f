package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Records what happened, in Stripe's words, and hands it on once the change is complete. */
final class Events {
    /** The version that stripe-java 33.3.0 reads; a test holds the two together. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private final Store store;
    private final Clock clock;
    private final Consumer<List<ObjectNode>> sender;
    private final List<ObjectNode> batch = new ArrayList<>();

    Events(Store store, Clock clock, Consumer<List<ObjectNode>> sender) {
        this.store = store;
        this.clock = clock;
        this.sender = sender;
    }

    /** Call under the store's lock; all events of one change are sent as one batch, in order. */
    void emit(String type, ObjectNode object) {
        var event =
                Json.object()
                        .put("id", Ids.next("evt_1"))
                        .put("object", "event")
                        .put("api_version", API_VERSION)
                        .put("created", clock.instant().getEpochSecond())
                        .put("pending_webhooks", 1)
                        .put("type", type);
        event.set("_snapshot", object.deepCopy());
        store.save(event);
        if (batch.isEmpty()) {
            store.afterwards(send());
        }
        batch.add(event);
    }

    private Runnable send() {
        return () -> {
            List<ObjectNode> ready =
                    store.locked(
                            () -> {
                                var taken = List.copyOf(batch);
                                batch.clear();
                                return taken;
                            });
            sender.accept(ready);
        };
    }
}
