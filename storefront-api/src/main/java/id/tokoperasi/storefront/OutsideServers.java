package id.tokoperasi.storefront;

import com.stripe.StripeClient;

import id.tokoperasi.media.MediaStore;
import id.tokoperasi.payment.StripeClients;
import id.tokoperasi.payment.WebhookTrust;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Arrays;

/** Clients of what lies outside, handed to the modules, so that tests change an address and no more. */
@Configuration(proxyBeanMethods = false)
class OutsideServers {

    @Bean
    StripeClient stripeClient(
            @Value("${STRIPE_SECRET_KEY}") String secretKey,
            @Value("${STRIPE_API_BASE:}") String apiBase) {
        return StripeClients.create(secretKey, apiBase);
    }

    @Bean
    WebhookTrust webhookTrust(
            @Value("${STRIPE_WEBHOOK_SECRET}") String secrets,
            @Value("${STRIPE_SECRET_KEY}") String secretKey) {
        var live = WebhookTrust.of("unused", secretKey).liveMode();
        return new WebhookTrust(Arrays.asList(secrets.split(",")), live);
    }

    @Bean
    MediaStore mediaStore(@Value("${MEDIA_STORE}") String setting) {
        return MediaStore.of(setting);
    }
}
