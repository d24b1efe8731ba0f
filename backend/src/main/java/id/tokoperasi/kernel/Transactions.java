package id.tokoperasi.kernel;

import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

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
    private final TransactionalOperator part;

    Transactions(TransactionalOperator operator, ReactiveTransactionManager manager) {
        this.operator = operator;
        this.part =
                TransactionalOperator.create(
                        manager,
                        new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** The unit is built anew for every try, so read the clock outside it. */
    public <T> Mono<T> run(Supplier<Mono<T>> unit) {
        // A victim's transaction is lost as a whole: only whoever opened it can begin again.
        var once = Mono.defer(() -> operator.transactional(Mono.defer(unit)));
        return isOpen().flatMap(open -> open ? once : once.retryWhen(VICTIMS));
    }

    /**
     * A part of the caller's transaction that may fail by itself: up to a savepoint it is undone, and the
     * caller goes on with the rest when it takes the error.
     */
    public <T> Mono<T> part(Supplier<Mono<T>> unit) {
        return part.transactional(Mono.defer(unit));
    }

    /** Whether the caller is in a transaction. */
    public static Mono<Boolean> isOpen() {
        return TransactionContextManager.currentContext()
                .map(context -> true)
                .onErrorReturn(NoTransactionException.class, false);
    }
}
