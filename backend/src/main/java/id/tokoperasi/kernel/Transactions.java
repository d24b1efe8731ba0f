package id.tokoperasi.kernel;

import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs a unit of database work in one transaction and, when the database chose it as the victim of a
 * deadlock or serialisation failure, runs the whole unit again up to three times. Nothing inside may
 * call anything but the database. Joins a transaction that is already open.
 */
@Component
public class Transactions {

    private static final Retry VICTIMS =
            Retry.backoff(3, Duration.ofMillis(20))
                    .maxBackoff(Duration.ofMillis(200))
                    .jitter(0.5)
                    .filter(SqlStates::isRetryable)
                    .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final TransactionalOperator operator;

    Transactions(TransactionalOperator operator) {
        this.operator = operator;
    }

    /** The unit is built anew for every try, so read the clock outside it. */
    public <T> Mono<T> run(Supplier<Mono<T>> unit) {
        // A victim's transaction is lost as a whole: only whoever opened it can begin again.
        var once = Mono.defer(() -> operator.transactional(Mono.defer(unit)));
        return isOpen().flatMap(open -> open ? once : once.retryWhen(VICTIMS));
    }

    /** Whether the caller is in a transaction. */
    public static Mono<Boolean> isOpen() {
        return TransactionContextManager.currentContext()
                .map(context -> true)
                .onErrorReturn(NoTransactionException.class, false);
    }
}
