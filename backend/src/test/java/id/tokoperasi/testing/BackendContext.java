package id.tokoperasi.testing;

import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.outbox.EventDrain;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Some modules of the backend on a database of their own, wired as in an application: kernel and outbox
 * always, and what a test names. One for each test class; closing it drops the database.
 *
 * <pre>{@code
 * var context = BackendContext.of("payment").with(stripeClient).with(new Heard<>(PaymentSettled.class)).start();
 * context.get(Payments.class)
 * }</pre>
 */
public final class BackendContext implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    /** Of tests alone: 32 zero bytes. */
    private static final String COLUMN_KEYS = "test:" + "A".repeat(43) + "=";

    private final AnnotationConfigApplicationContext spring;
    private final Database database;
    private final ConnectionPool pool;
    private final TestClock clock;
    private final AtomicLong statements;

    private BackendContext(
            AnnotationConfigApplicationContext spring,
            Database database,
            ConnectionPool pool,
            TestClock clock,
            AtomicLong statements) {
        this.spring = spring;
        this.database = database;
        this.pool = pool;
        this.clock = clock;
        this.statements = statements;
    }

    /**
     * Names of modules, such as {@code "payment"}; what they depend on, by their package-info, comes
     * along.
     */
    public static Builder of(String... modules) {
        return new Builder(List.of(modules));
    }

    /** Collects what a test brings along. */
    public static final class Builder {
        private final List<String> modules = new ArrayList<>(List.of("kernel", "outbox"));
        private final List<Object> beans = new ArrayList<>();
        private TestClock clock = new TestClock();

        private Builder(List<String> modules) {
            this.modules.addAll(modules);
        }

        /** A bean under its own class and interfaces. */
        public Builder with(Object bean) {
            beans.add(bean);
            return this;
        }

        public Builder with(TestClock other) {
            clock = other;
            return this;
        }

        public BackendContext start() {
            var database = TestStack.freshDatabase(modules.getLast());
            var pool = pool(database);
            var statements = new AtomicLong();
            var spring = new AnnotationConfigApplicationContext();
            spring.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource("keys", Map.of("COLUMN_KEYS", COLUMN_KEYS)));
            spring.registerBean(
                    ConnectionFactory.class, () -> pool, d -> d.setDestroyMethodName(""));
            spring.registerBean(Clock.class, () -> clock);
            spring.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
            spring.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            spring.registerBean(MediaStore.class, Builder::folder, d -> d.setFallback(true));
            spring.registerBean(DatabaseClient.class, () -> client(pool, statements));
            spring.registerBean(
                    ReactiveTransactionManager.class, () -> new R2dbcTransactionManager(pool));
            spring.registerBean(
                    TransactionalOperator.class,
                    () -> TransactionalOperator.create(new R2dbcTransactionManager(pool)));
            for (int i = 0; i < beans.size(); i++) {
                register(spring, "given" + i, beans.get(i));
            }
            var scanned = new LinkedHashSet<String>();
            modules.forEach(module -> addWithDependencies(module, scanned));
            spring.scan(scanned.stream().map(m -> "id.tokoperasi." + m).toArray(String[]::new));
            spring.refresh();
            return new BackendContext(spring, database, pool, clock, statements);
        }

        /** For modules that keep files; a test that looks at them brings its own. */
        private static MediaStore folder() {
            try {
                return MediaStore.of(Files.createTempDirectory("media").toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void addWithDependencies(String module, Set<String> scanned) {
            if (scanned.add(module)) {
                var dependencies = declared(module).allowedDependencies();
                Arrays.stream(dependencies).forEach(d -> addWithDependencies(d, scanned));
            }
        }

        private static ApplicationModule declared(String module) {
            try {
                return Class.forName("id.tokoperasi." + module + ".package-info")
                        .getAnnotation(ApplicationModule.class);
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException("No module " + module, e);
            }
        }

        private static <T> void register(
                AnnotationConfigApplicationContext spring, String name, T bean) {
            @SuppressWarnings("unchecked")
            var type = (Class<T>) bean.getClass();
            spring.registerBean(name, type, () -> bean);
        }

        private static ConnectionPool pool(Database database) {
            var options =
                    ConnectionFactoryOptions.parse(database.r2dbcUrl())
                            .mutate()
                            .option(ConnectionFactoryOptions.USER, database.username())
                            .option(ConnectionFactoryOptions.PASSWORD, database.password())
                            .build();
            return new ConnectionPool(
                    ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                            .initialSize(1)
                            .maxSize(CONNECTIONS)
                            .maxAcquireTime(Duration.ofSeconds(30))
                            .build());
        }

        private static DatabaseClient client(ConnectionFactory pool, AtomicLong statements) {
            return DatabaseClient.builder()
                    .connectionFactory(pool)
                    .executeFunction(
                            statement -> {
                                statements.incrementAndGet();
                                return statement.execute();
                            })
                    .build();
        }
    }

    public <T> T get(Class<T> type) {
        return spring.getBean(type);
    }

    public TestClock clock() {
        return clock;
    }

    /** How many statements the modules have sent since the start, begin and commit not counted. */
    public long statements() {
        return statements.get();
    }

    /** Hands all waiting events to their handlers. */
    public void drain() {
        get(EventDrain.class).drainAll().block();
    }

    /** Runs it in one transaction, as a calling module would. */
    public <T> T inTransaction(Mono<T> work) {
        return get(Transactions.class).run(() -> work).block();
    }

    /** The first column of the only row; {@code null} when there is no row. */
    public <T> T one(Class<T> type, String sql, Map<String, ?> values) {
        return get(DatabaseClient.class)
                .sql(sql)
                .bindValues(values)
                .map(row -> row.get(0, type))
                .one()
                .block();
    }

    /** A statement of the test's own. */
    public void run(String... sql) {
        Arrays.stream(sql).forEach(s -> get(DatabaseClient.class).sql(s).then().block());
    }

    @Override
    public void close() {
        spring.close();
        pool.close();
        database.close();
    }
}
