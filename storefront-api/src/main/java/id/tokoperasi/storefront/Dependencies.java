package id.tokoperasi.storefront;

import id.tokoperasi.media.MediaStore;
import id.tokoperasi.payment.StripeWatch;
import id.tokoperasi.storefront.web.WebSettings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * What the health page shows besides database, Elasticsearch and mail. The shop is ready without any of
 * them but the database: it goes on selling what it can. Anybody may ask, so each is looked at every few
 * seconds at most, and nobody waits for one that hangs.
 */
@Configuration(proxyBeanMethods = false)
class Dependencies {

    private static final Logger log = LoggerFactory.getLogger(Dependencies.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** Takes no part in the whole: Stripe's trouble is not ours to be restarted for. */
    private static final Status SILENT = new Status("SILENT");

    @Bean
    ReactiveHealthIndicator keycloak(WebClient identityClient, WebSettings settings) {
        var address = settings.keycloak().issuerUri() + "/.well-known/openid-configuration";
        return watched(
                "Keycloak", identityClient.get().uri(address).retrieve().toBodilessEntity().then());
    }

    @Bean
    ReactiveHealthIndicator mediaFiles(MediaStore store) {
        return watched("Media store", Mono.defer(store::check));
    }

    @Bean
    ReactiveHealthIndicator stripe(StripeWatch watch) {
        return () -> Mono.fromSupplier(() -> Health.status(status(watch.state())).build());
    }

    private static Status status(StripeWatch.State state) {
        return switch (state) {
            case UNASKED -> Status.UNKNOWN;
            case ANSWERS -> Status.UP;
            case SILENT -> SILENT;
        };
    }

    private static ReactiveHealthIndicator watched(String name, Mono<Void> look) {
        var last =
                look.thenReturn(Health.up().build())
                        .timeout(PATIENCE)
                        .doOnError(e -> log.warn("{} is away: {}", name, e.toString()))
                        .onErrorResume(e -> Mono.just(Health.down(e).build()))
                        .cache(REMEMBERED);
        return () -> last;
    }
}
