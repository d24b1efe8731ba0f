package id.tokoperasi.infra.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

class RepeatedRequestTests {
    private static final Match CREATE = Match.request("POST", "/v1/checkout/sessions");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.now());
    private static StripeDouble stripe;
    private static StripeClient client;

    @BeforeAll
    static void start() {
        stripe = StripeDouble.start(Config.forTests().withClock(settable()));
        client = Shop.client(stripe);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void forget() {
        stripe.reset();
    }

    private static Clock settable() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOW.get();
            }
        };
    }

    private static Session create(StripeClient by, String checkoutId, String key)
            throws StripeException {
        return by.v1().checkout().sessions().create(Shop.rice(checkoutId).build(), Shop.key(key));
    }

    private static Session create(String checkoutId, String key) throws StripeException {
        return create(client, checkoutId, key);
    }

    /** Gives up after the time and does not try again by itself. */
    private static StripeClient impatient() {
        return StripeClient.builder()
                .setApiKey(stripe.secretKey())
                .setApiBase(stripe.apiBase())
                .setReadTimeout(300)
                .setMaxNetworkRetries(0)
                .build();
    }

    @Test
    void theSameKeyAndParametersReplayTheFirstAnswer() throws Exception {
        var first = create("tk-1", "attempt-1");
        var second = create("tk-1", "attempt-1");
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherParametersIsRefused() throws Exception {
        create("tk-1", "attempt-1");
        assertThatThrownBy(() -> create("tk-2", "attempt-1"))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void aKeyIsForgottenAfterADay() throws Exception {
        var first = create("tk-1", "attempt-1");
        NOW.updateAndGet(now -> now.plus(Duration.ofHours(25)));
        assertThat(create("tk-1", "attempt-1").getId()).isNotEqualTo(first.getId());
    }

    @Test
    void refusedParametersDoNotUseUpTheKey() throws Exception {
        var wrong = Shop.rice("tk-1").setExpiresAt(1L).build();
        assertThatThrownBy(
                        () ->
                                client.v1()
                                        .checkout()
                                        .sessions()
                                        .create(wrong, Shop.key("attempt-1")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(create("tk-1", "attempt-1").getStatus()).isEqualTo("open");
    }

    @Test
    void aSecondRequestWhileTheFirstIsUnderWayIsAConflict() throws Exception {
        stripe.fail(Fault.once(Fault.Kind.SLOW, CREATE).lasting(Duration.ofSeconds(2)));
        var first = CompletableFuture.supplyAsync(() -> createOrFail("tk-1", "attempt-1"));
        while (!stripe.faults().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(
                        () -> {
                            // The key is taken a moment after the fault is.
                            for (var until = Instant.now().plusSeconds(1);
                                    Instant.now().isBefore(until); ) {
                                create("tk-1", "attempt-1");
                            }
                        })
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(409));
        assertThat(create("tk-2", "attempt-2").getStatus()).isEqualTo("open");
        assertThat(first.join().getId()).isEqualTo(create("tk-1", "attempt-1").getId());
    }

    private static Session createOrFail(String checkoutId, String key) {
        try {
            return create(checkoutId, key);
        } catch (StripeException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aTimeOutBeforeTheWorkLeavesNothing() {
        stripe.fail(Fault.once(Fault.Kind.TIMEOUT_BEFORE, CREATE));
        assertThatThrownBy(() -> create(impatient(), "tk-1", "attempt-1"))
                .isInstanceOf(ApiConnectionException.class);
        assertThat(stripe.sessions()).isEmpty();
    }

    @Test
    void aTimeOutAfterTheWorkIsFoundAgainWithTheSameKey() throws Exception {
        stripe.fail(Fault.once(Fault.Kind.TIMEOUT_AFTER, CREATE.withMetadata("attempt", "tk-1")));
        create("tk-0", "attempt-0");
        assertThatThrownBy(() -> create(impatient(), "tk-1", "attempt-1"))
                .isInstanceOf(ApiConnectionException.class);
        assertThat(stripe.sessions()).hasSize(2);
        create("tk-1", "attempt-1");
        assertThat(stripe.sessions()).hasSize(2);
    }

    @Test
    void aDroppedAnswerIsRepeatedByTheClient() throws Exception {
        stripe.fail(Fault.once(Fault.Kind.DROPPED_AFTER, CREATE.withClientReferenceId("tk-1")));
        var client =
                StripeClient.builder()
                        .setApiKey(stripe.secretKey())
                        .setApiBase(stripe.apiBase())
                        .setMaxNetworkRetries(2)
                        .build();
        create(client, "tk-1", "attempt-1");
        assertThat(stripe.sessions()).hasSize(1);
    }

    @Test
    void serverErrorsRateLimitsAndDeclinesComeOnDemand() throws Exception {
        stripe.fail(Fault.once(Fault.Kind.SERVER_ERROR));
        assertThatThrownBy(() -> create("tk-1", "attempt-1"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
        stripe.fail(Fault.once(Fault.Kind.RATE_LIMITED));
        assertThatThrownBy(() -> create("tk-1", "attempt-1"))
                .isInstanceOf(RateLimitException.class);
        stripe.fail(Fault.once(Fault.Kind.CARD_DECLINED).withDeclineCode("expired_card"));
        assertThatThrownBy(() -> create("tk-1", "attempt-1"))
                .isInstanceOfSatisfying(
                        CardException.class,
                        e -> assertThat(e.getDeclineCode()).isEqualTo("expired_card"));
        assertThat(create("tk-1", "attempt-1").getStatus()).isEqualTo("open");
        stripe.fail(Fault.once(Fault.Kind.SERVER_ERROR_KEPT));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> create("tk-2", "attempt-2")).isInstanceOf(ApiException.class);
        }
        assertThat(stripe.requestCounts()).containsEntry("POST /v1/checkout/sessions", 6L);
    }

    @Test
    void anotherKeyIsUnauthorized() {
        var stranger =
                StripeClient.builder()
                        .setApiKey("sk_test_other")
                        .setApiBase(stripe.apiBase())
                        .build();
        assertThatThrownBy(() -> stranger.v1().balance().retrieve())
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void unknownThingsAreNamed() throws Exception {
        assertThatThrownBy(() -> client.v1().checkout().sessions().retrieve("cs_test_none"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> {
                            assertThat(e.getStatusCode()).isEqualTo(404);
                            assertThat(e.getCode()).isEqualTo("resource_missing");
                        });
        var missing =
                Shop.post(
                        stripe.apiBase() + "/v1/checkout/sessions",
                        "mode=payment",
                        "Authorization",
                        "Bearer " + stripe.secretKey());
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body())
                .contains("\"code\":\"parameter_missing\"", "\"param\":\"success_url\"");
    }

    @Test
    void sessionsExpireWhenTheClockSaysSo() throws Exception {
        var session = create("tk-1", "attempt-1");
        NOW.updateAndGet(now -> now.plus(Duration.ofHours(24)));
        stripe.expireDue();
        assertThat(client.v1().checkout().sessions().retrieve(session.getId()).getStatus())
                .isEqualTo("expired");
    }
}
