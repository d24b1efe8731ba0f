package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The way of every search to Elasticsearch: a time limit inside a circuit breaker. Whatever goes wrong
 * comes out as {@link SearchUnavailable}, at once while the breaker is open; after a while it lets a few calls
 * try again.
 */
class ElasticsearchGate {

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchGate.class);

    private final Duration timeLimit;
    private final CircuitBreaker breaker;

    ElasticsearchGate(Duration timeLimit, Duration openFor) {
        this.timeLimit = timeLimit;
        this.breaker =
                CircuitBreaker.of(
                        "elasticsearch",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .failureRateThreshold(50)
                                .slowCallDurationThreshold(timeLimit)
                                .slowCallRateThreshold(80)
                                .waitDurationInOpenState(openFor)
                                .permittedNumberOfCallsInHalfOpenState(5)
                                .ignoreException(ElasticsearchGate::isOurFault)
                                .build());
        breaker.getEventPublisher()
                .onStateTransition(e -> log.warn("Search: {}", e.getStateTransition()));
    }

    /** Runs the call; its answer is worked on outside the client's own threads. */
    <T> Mono<T> call(Supplier<CompletableFuture<T>> call) {
        return Mono.fromFuture(call)
                .timeout(timeLimit)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .publishOn(Schedulers.parallel())
                .onErrorMap(ElasticsearchGate::unavailable);
    }

    private static Throwable unavailable(Throwable error) {
        if (isOurFault(error)) {
            log.error("Elasticsearch refused a search", error);
        } else {
            log.debug("Elasticsearch did not answer", error);
        }
        return new SearchUnavailable(error);
    }

    /** A request that Elasticsearch calls wrong says nothing about its health. */
    private static boolean isOurFault(Throwable error) {
        return error instanceof ElasticsearchException e
                && e.status() >= 400
                && e.status() < 500
                && e.status() != 404
                && e.status() != 429;
    }
}
