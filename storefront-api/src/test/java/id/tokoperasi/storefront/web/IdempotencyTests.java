package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.access.Idempotency;
import id.tokoperasi.access.Repeatable;
import id.tokoperasi.access.StoredAnswer;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A write happens once, however often it is sent. */
class IdempotencyTests {

    private static final int SENDERS = 50;

    private final Idempotency idempotency = RunningStorefront.get().bean(Idempotency.class);
    private final AtomicInteger effects = new AtomicInteger();
    private final String key = UUID.randomUUID().toString();

    @Test
    void fiftySimultaneousSendersCauseOneEffectAndGetOneAnswer() {
        var answers =
                Flux.range(0, SENDERS)
                        .flatMap(
                                i ->
                                        idempotency
                                                .once(call(key, "a"), this::effect)
                                                .subscribeOn(Schedulers.parallel()),
                                SENDERS)
                        .collectList()
                        .block();
        assertThat(effects).hasValue(1);
        assertThat(answers).hasSize(SENDERS).extracting(StoredAnswer::body).containsOnly("1");
        assertThat(answers).filteredOn(StoredAnswer::replayed).hasSize(SENDERS - 1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        idempotency.once(call(key, "Rp 10000"), this::effect).block();
        assertThatThrownBy(() -> idempotency.once(call(key, "Rp 10001"), this::effect).block())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("idempotency-mismatch");
        assertThat(effects).hasValue(1);
    }

    @Test
    void anothersKeyAnswersNobodyElse() {
        idempotency.once(call(key, "a"), this::effect).block();
        var other = new Repeatable("orang-lain", "test", key, hash("a"));
        assertThat(idempotency.once(other, this::effect).block().replayed()).isFalse();
        assertThat(effects).hasValue(2);
    }

    @Test
    void workThatFailedLeavesNothingBehind() {
        assertThatThrownBy(
                        () ->
                                idempotency
                                        .once(
                                                call(key, "a"),
                                                id -> Mono.error(Refusal.conflict("out-of-stock")))
                                        .block())
                .hasMessageContaining("out-of-stock");
        assertThat(idempotency.once(call(key, "a"), this::effect).block().replayed()).isFalse();
    }

    @Test
    void workOutsideIsResumedWithTheSameReferenceAfterItFailed() {
        var references = new ArrayList<UUID>();
        assertThatThrownBy(
                        () ->
                                idempotency
                                        .onceOutside(
                                                call(key, "a"),
                                                aTry -> {
                                                    references.add(aTry.reference());
                                                    return Mono.error(
                                                            new IllegalStateException("silent"));
                                                })
                                        .block())
                .hasMessageContaining("silent");
        var answer =
                idempotency
                        .onceOutside(
                                call(key, "a"),
                                aTry -> {
                                    references.add(aTry.reference());
                                    assertThat(aTry.resumed()).isTrue();
                                    return effect(aTry.reference());
                                })
                        .block();
        assertThat(answer.replayed()).isFalse();
        assertThat(references).hasSize(2);
        assertThat(references.get(0)).isEqualTo(references.get(1));
        assertThat(
                        idempotency
                                .onceOutside(call(key, "a"), aTry -> effect(aTry.reference()))
                                .block()
                                .replayed())
                .isTrue();
    }

    @Test
    void whileWorkOutsideGoesOnOthersAreToldToWait() {
        var outcome =
                idempotency.onceOutside(
                        call(key, "a"),
                        aTry ->
                                idempotency
                                        .onceOutside(call(key, "a"), again -> Mono.empty())
                                        .onErrorResume(
                                                Refusal.class,
                                                refusal -> Mono.just(answer(refusal.code()))));
        assertThat(outcome.block().body()).isEqualTo("request-in-progress");
    }

    private Mono<StoredAnswer> effect(UUID reference) {
        return Mono.fromSupplier(() -> answer(String.valueOf(effects.incrementAndGet())));
    }

    private static StoredAnswer answer(String body) {
        return new StoredAnswer(201, Map.of("Location", "/x"), body, false);
    }

    private static Repeatable call(String key, String asked) {
        return new Repeatable("saya", "test", key, hash(asked));
    }

    private static byte[] hash(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
