package id.tokoperasi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import java.util.concurrent.atomic.AtomicInteger;

class TransactionsTests {

    private static final String FAIL_AS_VICTIM =
            "do $$ begin raise exception 'victim' using errcode = '40P01'; end $$";

    private static BackendContext context;
    private static Transactions transactions;
    private static DatabaseClient db;

    @BeforeAll
    static void start() {
        context = BackendContext.of("outbox").start();
        transactions = context.get(Transactions.class);
        db = context.get(DatabaseClient.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** The victim of a deadlock so many times, then fine. */
    private static Mono<Integer> unlucky(AtomicInteger tries, int times) {
        return Mono.defer(
                () ->
                        tries.incrementAndGet() <= times
                                ? db.sql(FAIL_AS_VICTIM).then().thenReturn(0)
                                : db.sql("select 1 as one")
                                        .map(row -> Columns.count(row, "one"))
                                        .one());
    }

    @Test
    void aVictimOfADeadlockBeginsAgain() {
        var tries = new AtomicInteger();
        assertThat(transactions.run(() -> unlucky(tries, 2)).block()).isEqualTo(1);
        assertThat(tries).hasValue(3);
    }

    @Test
    void withinAnotherTransactionAllOfItBeginsAgain() {
        var outer = new AtomicInteger();
        var inner = new AtomicInteger();
        var work =
                transactions.run(
                        () -> {
                            outer.incrementAndGet();
                            return db.sql("select 1")
                                    .then()
                                    .then(transactions.run(() -> unlucky(inner, 1)));
                        });
        assertThat(work.block()).isEqualTo(1);
        assertThat(outer).hasValue(2);
        assertThat(inner).hasValue(2);
    }

    @Test
    void whoIsAlwaysTheVictimIsTold() {
        var tries = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> unlucky(tries, 99)).block())
                .hasMessageContaining("victim");
        assertThat(tries).hasValue(4);
    }
}
