package id.tokoperasi.membership;

import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

/** Reminds boards once of somebody who waits for their answer. */
@Component
public class JoinReminders {

    /** How long somebody has waited when the board is reminded. */
    public static final Duration AFTER = Duration.ofDays(7);

    private static final int SWEEP = 100;

    private final JoinRows rows;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    JoinReminders(JoinRows rows, Outbox outbox, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Publishes {@link JoinReminded} for whom nobody was reminded of; answers how many. */
    public Mono<Integer> remind() {
        var now = clock.instant();
        return transactions.run(
                () ->
                        rows.remind(now.minus(AFTER), SWEEP, now)
                                .map(JoinReminded::new)
                                .collectList()
                                .delayUntil(outbox::publishAll)
                                .map(all -> all.size()));
    }
}
