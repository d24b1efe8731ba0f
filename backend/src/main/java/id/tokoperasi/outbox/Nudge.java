package id.tokoperasi.outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells this node's drain that there is something to do, so that nobody waits for its next round. Only a
 * hint: what it misses, and what other nodes publish, the next round finds.
 */
@Component
class Nudge {

    private final AtomicReference<Sinks.Empty<Void>> next = new AtomicReference<>(Sinks.empty());

    /** Gives one when the caller's transaction has committed, or at once without a transaction. */
    Mono<Void> afterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(
                        transaction -> transaction.registerSynchronization(new GivenAfterCommit()))
                .then()
                .onErrorResume(NoTransactionException.class, none -> Mono.fromRunnable(this::give));
    }

    private void give() {
        next.get().tryEmitEmpty();
    }

    /** To be called before looking for work: what is given from now on counts for the next look. */
    void forget() {
        next.set(Sinks.empty());
    }

    /** Completes when one is given; at once when one was given since the last look. */
    Mono<Void> given() {
        return Mono.defer(() -> next.get().asMono());
    }

    private final class GivenAfterCommit implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(Nudge.this::give);
        }
    }
}
