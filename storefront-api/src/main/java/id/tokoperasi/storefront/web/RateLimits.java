package id.tokoperasi.storefront.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Operation;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Map;

/**
 * How often one account or visitor may do what. Counted per node, so a cluster lets through a little
 * more. Addresses are coarse, a whole office shares one, and get twenty times as much.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
public class RateLimits implements WebFilter {

    private static final int PER_ADDRESS = 20;
    private static final int KEYS = 100_000;

    private record Limit(long burst, long amount, Duration period) {
        Bandwidth times(int factor) {
            return Bandwidth.builder()
                    .capacity(burst * factor)
                    .refillGreedy(amount * factor, period)
                    .build();
        }
    }

    private static final Map<String, Limit> LIMITS =
            Map.of(
                    "search", new Limit(20, 60, Duration.ofMinutes(1)),
                    "suggestions", new Limit(10, 5, Duration.ofSeconds(1)),
                    "basket", new Limit(60, 120, Duration.ofMinutes(1)),
                    "checkout", new Limit(10, 10, Duration.ofMinutes(10)),
                    "write", new Limit(60, 120, Duration.ofMinutes(1)),
                    "upload", new Limit(60, 60, Duration.ofHours(1)),
                    "look-up", new Limit(10, 10, Duration.ofMinutes(10)),
                    // Six digits: an account that guesses needs a year for one order.
                    "pickup-code", new Limit(60, 60, Duration.ofHours(1)),
                    "sign-in", new Limit(15, 15, Duration.ofMinutes(10)),
                    "bad-signature", new Limit(30, 30, Duration.ofMinutes(1)));

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(KEYS)
                    .expireAfterAccess(Duration.ofMinutes(60))
                    .build();

    private final boolean enabled;
    private final Visitors visitors;

    RateLimits(WebSettings settings, Visitors visitors, AccessTable table) {
        this.enabled = settings.rateLimits();
        this.visitors = visitors;
        table.operations().stream()
                .flatMap(operation -> operation.limit().stream())
                .filter(limit -> !LIMITS.containsKey(limit))
                .findAny()
                .ifPresent(
                        limit -> {
                            throw new IllegalStateException("access.csv: no limit " + limit);
                        });
    }

    /** Too often; the problem tells when to come back. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int retryAfterSeconds;

        Exceeded(int retryAfterSeconds) {
            super("too many requests", null, false, false);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limit = Access.operation(exchange).flatMap(Operation::limit);
        return limit.isEmpty()
                ? chain.filter(exchange)
                : Mono.fromRunnable(() -> check(limit.get(), exchange))
                        .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private void check(String limit, ServerWebExchange exchange) {
        var user = Access.user(exchange);
        if (user.isPresent()) {
            if (!limit.equals("look-up")) {
                take(limit, user.get().subject(), 1);
            }
            return;
        }
        var visitor = visitors.cookie(exchange);
        if (visitor != null) {
            take(limit, visitor.toString(), 1);
        }
        checkAddress(limit, exchange);
    }

    /** Counts against the address alone, for what comes before anybody is known. */
    void checkAddress(String limit, ServerWebExchange exchange) {
        take(limit, ClientAddress.of(exchange), PER_ADDRESS);
    }

    /** Counts a webhook that is not Stripe's; signals a 429 after thirty in a minute of one address. */
    public Mono<Void> badSignature(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> take("bad-signature", ClientAddress.of(exchange), 1));
    }

    private void take(String name, String key, int factor) {
        var limit = LIMITS.get(name);
        if (!enabled || limit == null) {
            return;
        }
        var bucket =
                buckets.get(
                        name + ' ' + key,
                        k -> Bucket.builder().addLimit(limit.times(factor)).build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new Exceeded((int) wait.plusSeconds(1).toSeconds());
        }
    }
}
