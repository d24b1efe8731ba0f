package id.tokoperasi.storefront.web;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Counts what the nodes of the tests ask of the database, begin and commit not counted. The application's
 * own scan finds it.
 */
@Component
class StatementCount implements BeanPostProcessor {

    /** What is remembered for a while, such as districts, is asked for now and then. */
    private static final int TRIES = 3;

    private static final AtomicLong STATEMENTS = new AtomicLong();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DatabaseClient client
                ? DatabaseClient.builder()
                        .connectionFactory(client.getConnectionFactory())
                        .executeFunction(
                                statement -> {
                                    STATEMENTS.incrementAndGet();
                                    return statement.execute();
                                })
                        .build()
                : bean;
    }

    /** The fewest statements of some tries. Nothing else may run meanwhile. */
    static long of(Runnable work) {
        return LongStream.range(0, TRIES)
                .map(
                        i -> {
                            var before = STATEMENTS.get();
                            work.run();
                            return STATEMENTS.get() - before;
                        })
                .min()
                .orElseThrow();
    }
}
