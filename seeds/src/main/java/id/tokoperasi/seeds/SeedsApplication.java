package id.tokoperasi.seeds;

import id.tokoperasi.kernel.RequiredSettings;
import id.tokoperasi.media.MediaStore;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Loads the seeds of a regency into a database that storefront-api has migrated, and ends: with 0 when
 * all is there, with 1 and one line that says why not. Loading again changes nothing that people have
 * written meanwhile. The only argument is the folder, {@code serang} if there is none; {@code
 * SEEDS_DEMO=no} leaves out demo cooperatives, their listings and demo accounts.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    R2dbcAutoConfiguration.class,
    R2dbcTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ComponentScan({
    "id.tokoperasi.seeds",
    "id.tokoperasi.kernel",
    "id.tokoperasi.outbox",
    "id.tokoperasi.audit",
    "id.tokoperasi.region",
    "id.tokoperasi.rules",
    "id.tokoperasi.procurement",
    "id.tokoperasi.access",
    "id.tokoperasi.media",
    "id.tokoperasi.cooperative",
    "id.tokoperasi.verification",
    "id.tokoperasi.catalog",
    "id.tokoperasi.programme"
})
public class SeedsApplication {

    static final Map<String, Object> DEFAULTS =
            Map.of(
                    "spring.main.web-application-type", "none",
                    "spring.main.banner-mode", "off",
                    "spring.main.log-startup-info", "false",
                    "spring.main.lazy-initialization", "true",
                    "spring.r2dbc.pool.max-size", "10",
                    "logging.level.root", "off",
                    "logging.level.id.tokoperasi", "info",
                    "logging.pattern.console", "%msg%n");

    public static void main(String[] args) {
        System.exit(run(RequiredSettings.ofProcess(), args));
    }

    /** The exit code of the process. */
    static int run(RequiredSettings settings, String... args) {
        settings.need(
                        "SPRING_R2DBC_URL",
                        "r2dbc:postgresql://host/database",
                        RequiredSettings::isPostgresql)
                .need("SPRING_R2DBC_USERNAME", "the database role", v -> true)
                .need("SPRING_R2DBC_PASSWORD", "its password", v -> true)
                .need("MEDIA_STORE", "an absolute folder or s3://bucket", MediaStore::isSetting)
                .need("COLUMN_KEYS", "id:base64 of 32 bytes", v -> v.contains(":"))
                .allow("SEEDS_DEMO", "yes or no", v -> v.matches("yes|no"));
        if (!settings.faults().isEmpty()) {
            System.err.println("seeds cannot start: " + settings.faults());
            return 1;
        }
        var folder = args.length == 0 ? "serang" : args[0];
        var withDemo = !"no".equals(settings.value("SEEDS_DEMO"));
        try (var context =
                new SpringApplicationBuilder(SeedsApplication.class).properties(DEFAULTS).run()) {
            context.getBean(Loading.class).load(Seeds.of(folder), withDemo).block();
            return 0;
        } catch (RuntimeException e) {
            System.err.println("seeds were not loaded: " + FailureWords.of(e));
            return 1;
        }
    }

    /** Microseconds, as the database keeps them. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Modules count what they do; a run that ends has nobody to read it. */
    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    MediaStore mediaStore(@Value("${MEDIA_STORE}") String setting) {
        return MediaStore.of(setting);
    }
}
