package id.tokoperasi.storefront;

import id.tokoperasi.storefront.web.WebSettings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import java.time.Clock;
import java.time.Duration;

/** Serves pages, API and webhooks; configured by the environment alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "id.tokoperasi",
        excludeFilters = @ComponentScan.Filter(SpringBootConfiguration.class))
@EnableConfigurationProperties(WebSettings.class)
public class StorefrontApplication {

    public static void main(String[] args) {
        StorefrontSettings.checkOrExit();
        SpringApplication.run(StorefrontApplication.class, args);
    }

    /** Microseconds, as the database keeps them: what is written is read back equal. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
