package id.tokoperasi.indexer;

import id.tokoperasi.kernel.RequiredSettings;
import id.tokoperasi.media.MediaStore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Indexes listings as long as it runs, or, called with {@code --rebuild} or {@code --compare}, does
 * that one thing and ends: exit code 0 when all went well or is equal, 1 otherwise.
 */
@SpringBootApplication(
        scanBasePackages = {
            "id.tokoperasi.indexer",
            "id.tokoperasi.kernel",
            "id.tokoperasi.outbox",
            "id.tokoperasi.audit",
            "id.tokoperasi.region",
            "id.tokoperasi.media",
            "id.tokoperasi.cooperative",
            "id.tokoperasi.catalog",
            "id.tokoperasi.search"
        })
public class IndexerApplication {

    public static void main(String[] args) {
        check(RequiredSettings.ofProcess()).checkOrExit("search-indexer");
        var task = Task.of(args);
        if (task.isEmpty()) {
            SpringApplication.run(IndexerApplication.class, args);
        } else {
            System.exit(run(task.get(), args));
        }
    }

    static RequiredSettings check(RequiredSettings settings) {
        return settings.need(
                        "SPRING_R2DBC_URL",
                        "r2dbc:postgresql://host:port/database",
                        RequiredSettings::isPostgresql)
                .need("SPRING_R2DBC_USERNAME", "the database role", v -> true)
                .need("SPRING_R2DBC_PASSWORD", "its password", v -> true)
                .need(
                        "SPRING_ELASTICSEARCH_URIS",
                        "http(s)://host:port, ...",
                        RequiredSettings::isWebAddresses)
                .allow("SERVER_PORT", "a port", v -> v.matches("[0-9]{1,5}"));
    }

    private static int run(Task task, String... args) {
        var application = new SpringApplication(IndexerApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("tokoperasi.indexer.loop", "false"));
        try (var context = application.run(args)) {
            return task.run(context).toFuture().join();
        }
    }

    /** Microseconds, as the database keeps them. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Pictures are named in documents, never opened here. */
    @Bean
    MediaStore mediaStore() {
        return new NoFiles();
    }
}
