package id.tokoperasi.indexer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;

/** Up while the loop gets through its steps or a rebuild goes on. */
@Component("indexing")
class IndexingHealth implements HealthIndicator {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final ObjectProvider<ListingIndexer> loop;
    private final Rebuild rebuild;
    private final Clock clock;

    IndexingHealth(ObjectProvider<ListingIndexer> loop, Rebuild rebuild, Clock clock) {
        this.loop = loop;
        this.rebuild = rebuild;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var indexer = loop.getIfAvailable();
        if (indexer == null) {
            return Health.unknown().build();
        }
        var workedAt = indexer.workedAt();
        var works = workedAt != null && workedAt.plus(LONGEST_SILENCE).isAfter(clock.instant());
        var health = works ? Health.up() : Health.down();
        health.withDetail("partitions", indexer.partitions().size());
        if (rebuild.progress() >= 0) {
            health.withDetail("rebuilding", rebuild.progress() + " listings so far");
        }
        return health.build();
    }
}
