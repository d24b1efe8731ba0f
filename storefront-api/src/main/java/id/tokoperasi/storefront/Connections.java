package id.tokoperasi.storefront;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcNonTransientResourceException;

import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.connection.lookup.AbstractRoutingConnectionFactory;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.util.Map;

/**
 * Two pools: one for requests, a small one for what runs in the background, so that a busy drain never
 * starves a page. Work marked with {@link #background} takes the second; no module knows of it.
 */
@Configuration(proxyBeanMethods = false)
class Connections {

    private static final String BACKGROUND = "background-connections";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    private static final int BACKGROUND_SIZE = 5;

    /** Adds to the Reactor context that this work is not somebody's request. */
    static Context background(Context context) {
        return context.put(BACKGROUND, BACKGROUND);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool webPool(R2dbcProperties properties) {
        var size = properties.getPool().getMaxSize();
        return pool("web", properties, Math.min(5, size), size <= 10 ? 20 : size);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool backgroundPool(R2dbcProperties properties) {
        return pool("background", properties, 1, BACKGROUND_SIZE);
    }

    @Bean
    @Primary
    ConnectionFactory connectionFactory(ConnectionPool webPool, ConnectionPool backgroundPool) {
        var routed = new ByContext(webPool.getMetrics().orElseThrow().getMaxAllocatedSize());
        routed.setDefaultTargetConnectionFactory(webPool);
        routed.setTargetConnectionFactories(Map.of(BACKGROUND, backgroundPool));
        return routed;
    }

    private static ConnectionPool pool(
            String name, R2dbcProperties properties, int initialSize, int maxSize) {
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(ConnectionFactories.get(options(properties)))
                        .name(name)
                        .initialSize(initialSize)
                        .maxSize(maxSize)
                        .maxAcquireTime(Duration.ofSeconds(2))
                        .maxCreateConnectionTime(Duration.ofSeconds(3))
                        .maxLifeTime(Duration.ofMinutes(30))
                        .maxIdleTime(Duration.ofMinutes(10))
                        .maxValidationTime(Duration.ofSeconds(1))
                        .build());
    }

    private static ConnectionFactoryOptions options(R2dbcProperties properties) {
        var options = ConnectionFactoryOptions.parse(properties.getUrl()).mutate();
        if (properties.getUsername() != null) {
            options.option(ConnectionFactoryOptions.USER, properties.getUsername());
        }
        if (properties.getPassword() != null) {
            options.option(ConnectionFactoryOptions.PASSWORD, properties.getPassword());
        }
        return options.option(Option.valueOf("applicationName"), "storefront-api")
                .option(Option.valueOf("statementTimeout"), STATEMENT_TIMEOUT)
                .option(Option.valueOf("lockWaitTimeout"), LOCK_TIMEOUT)
                .option(
                        Option.valueOf("options"),
                        Map.of(
                                "idle_in_transaction_session_timeout", "10000",
                                "transaction_timeout", "20000"))
                .build();
    }

    /**
     * After a blip of the database the pools hold connections that died without their noticing; each is
     * found out only when it is handed out. Nobody fails for it: the next one is tried, at worst all.
     */
    private static final class ByContext extends AbstractRoutingConnectionFactory {
        private final Retry past;

        ByContext(int deadAtMost) {
            this.past =
                    Retry.max(deadAtMost)
                            .filter(R2dbcNonTransientResourceException.class::isInstance);
        }

        @Override
        public Mono<Connection> create() {
            return super.create().retryWhen(past);
        }

        @Override
        protected Mono<Object> determineCurrentLookupKey() {
            return Mono.deferContextual(
                    context -> Mono.<Object>justOrEmpty(context.getOrEmpty(BACKGROUND)));
        }
    }
}
