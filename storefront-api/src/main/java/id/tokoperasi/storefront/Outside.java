package id.tokoperasi.storefront;

import com.stripe.StripeClient;

import id.tokoperasi.media.MediaStore;
import id.tokoperasi.notification.MailSettings;
import id.tokoperasi.payment.StripeClients;
import id.tokoperasi.payment.WebhookTrust;
import id.tokoperasi.search.CursorKey;
import id.tokoperasi.storefront.web.WebSettings;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** The servers outside, as the environment names them; tests change the address and nothing else. */
@Configuration(proxyBeanMethods = false)
class Outside {

    @Bean
    StripeClient stripeClient(
            @Value("${STRIPE_SECRET_KEY}") String secretKey,
            @Value("${STRIPE_API_BASE:}") String apiBase) {
        return StripeClients.create(secretKey, apiBase);
    }

    /** Two secrets, set apart by a comma, while one replaces the other. */
    @Bean
    WebhookTrust webhookTrust(
            @Value("${STRIPE_WEBHOOK_SECRET}") String secrets,
            @Value("${STRIPE_SECRET_KEY}") String secretKey) {
        var one = WebhookTrust.of(secrets, secretKey);
        return new WebhookTrust(List.of(secrets.split(",")), one.liveMode());
    }

    @Bean
    MediaStore mediaStore(@Value("${MEDIA_STORE}") String setting) {
        return MediaStore.of(setting);
    }

    /** Mails come from an address of the storefront's own host unless told otherwise. */
    @Bean
    MailSettings mailSettings(WebSettings settings, @Value("${MAIL_FROM:}") String from) {
        var host = settings.publicUrl().getHost();
        var address = from.isBlank() ? "tokoperasi@" + host : from;
        return new MailSettings(settings.publicUrl().toString(), address);
    }

    /**
     * The same on all nodes, so that each reads the others' cursors: a secret of its own or, without
     * one, made from the client's, which the nodes share anyway.
     */
    @Bean
    CursorKey cursorKey(
            @Value("${CURSOR_SECRET:}") String secret,
            @Value("${tokoperasi.keycloak.client-secret}") String shared) {
        return CursorKey.of("search-cursors:" + (secret.isBlank() ? shared : secret));
    }
}
