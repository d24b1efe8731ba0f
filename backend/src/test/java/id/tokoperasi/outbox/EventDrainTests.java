package id.tokoperasi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

class EventDrainTests {

    /** A fact of nobody's. */
    record Ring(int number) {}

    /** Takes ten at once and cannot bear the thirteenth. */
    private static final class Bell implements EventHandler<Ring> {
        private final List<Integer> rung = new CopyOnWriteArrayList<>();
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "test.bell";
        }

        @Override
        public Class<Ring> type() {
            return Ring.class;
        }

        @Override
        public int atOnce() {
            return 10;
        }

        @Override
        public Mono<Void> handleAll(List<Ring> events) {
            return Mono.fromRunnable(() -> sizes.add(events.size()))
                    .then(EventHandler.super.handleAll(events));
        }

        @Override
        public Mono<Void> handle(Ring event) {
            return event.number() == 13
                    ? Mono.error(new IllegalStateException("thirteen"))
                    : Mono.fromRunnable(() -> rung.add(event.number()));
        }
    }

    private static final Bell BELL = new Bell();
    private static BackendContext context;

    @BeforeAll
    static void start() {
        context = BackendContext.of("outbox").with(BELL).start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void silence() {
        context.run("delete from outbox.events");
        BELL.rung.clear();
        BELL.sizes.clear();
    }

    private static void publish(int... numbers) {
        var outbox = context.get(Outbox.class);
        for (int number : numbers) {
            context.inTransaction(outbox.publish(new Ring(number)));
        }
    }

    private static Mono<Void> news() {
        return context.get(EventDrain.class).news();
    }

    private static boolean isNews() {
        return news().thenReturn(true).timeout(Duration.ofMillis(50), Mono.just(false)).block();
    }

    @Test
    void severalAreTakenTogetherInTheirOrder() {
        publish(1, 2, 3);
        context.drain();
        assertThat(BELL.rung).containsExactly(1, 2, 3);
        assertThat(BELL.sizes).containsExactly(3);
    }

    @Test
    void ofSeveralOnlyTheOneThatFailsIsPutOff() {
        publish(12, 13, 14);
        context.drain();
        assertThat(BELL.sizes).containsExactly(3, 1, 1, 1);
        assertThat(BELL.rung).endsWith(12, 14);
        assertThat(
                        context.one(
                                String.class,
                                "select string_agg(payload->>'number' || ' ' || tries, ',') from outbox.events",
                                Map.of()))
                .isEqualTo("13 1");
    }

    @Test
    void anIdleDrainAsksOneQuestion() {
        var before = context.statements();
        context.drain();
        assertThat(context.statements() - before).isEqualTo(1);
    }

    @Test
    void aCommittedEventIsNewsUntilTheNextDrain() {
        context.drain();
        assertThat(isNews()).isFalse();
        publish(1);
        assertThat(isNews()).isTrue();
        context.drain();
        assertThat(isNews()).isFalse();
    }

    @Test
    void anEventThatIsRolledBackIsNoNews() {
        context.drain();
        var undone =
                context.get(Outbox.class)
                        .publish(new Ring(1))
                        .then(Mono.error(new IllegalStateException("no")));
        assertThatThrownBy(() -> context.inTransaction(undone)).hasMessage("no");
        assertThat(isNews()).isFalse();
        context.drain();
        assertThat(BELL.rung).isEmpty();
    }
}
