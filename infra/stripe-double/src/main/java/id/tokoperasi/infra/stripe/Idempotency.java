package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * {@code Idempotency-Key}: the first answer of a key is kept for 24 hours and replayed for the same
 * parameters. Refused parameters are not kept, so a corrected request may reuse the key.
 */
final class Idempotency {
    static final String KIND = "_idempotency";
    private static final Duration KEPT = Duration.ofHours(24);

    private final Store store;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Idempotency(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Answer once(@Nullable String key, String fingerprint, Runnable before, Supplier<Answer> work) {
        if (key == null) {
            before.run();
            return work.get();
        }
        var former = former(key, fingerprint);
        if (former != null) {
            return former;
        }
        if (!underWay.add(key)) {
            throw StripeError.keyInUse(key);
        }
        try {
            var meanwhile = former(key, fingerprint);
            if (meanwhile != null) {
                return meanwhile;
            }
            before.run();
            return store.locked(() -> keep(key, fingerprint, work.get()));
        } finally {
            underWay.remove(key);
        }
    }

    private @Nullable Answer former(String key, String fingerprint) {
        var kept = store.locked(() -> store.find(KIND, key));
        if (kept == null || Json.number(kept, "created") < oldest()) {
            return null;
        }
        if (!fingerprint.equals(Json.text(kept, "fingerprint"))) {
            throw StripeError.otherParameters(key);
        }
        var body = Json.textOr(kept, "body", "").getBytes(StandardCharsets.UTF_8);
        return new Answer((int) Json.number(kept, "status"), body, true);
    }

    private long oldest() {
        return clock.instant().minus(KEPT).getEpochSecond();
    }

    private Answer keep(String key, String fingerprint, Answer answer) {
        if (answer.status() < 400 || answer.status() == 402 || answer.status() >= 500) {
            store.save(
                    Json.object()
                            .put("object", KIND)
                            .put("id", key)
                            .put("fingerprint", fingerprint)
                            .put("created", clock.instant().getEpochSecond())
                            .put("status", answer.status())
                            .put("body", new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer;
    }
}
