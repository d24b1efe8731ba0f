package id.tokoperasi.indexer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the indexer can be called to do once. */
enum Task {
    /** Fills a new index and puts it in the place of the old one. */
    REBUILD {
        @Override
        Mono<Integer> work(ApplicationContext context) {
            return context.getBean(Rebuild.class)
                    .run()
                    .doOnNext(count -> report("rebuilt: " + count + " listings"))
                    .thenReturn(0);
        }
    },
    /** Says how far database and index differ. */
    COMPARE {
        @Override
        Mono<Integer> work(ApplicationContext context) {
            return context.getBean(Compare.class)
                    .run()
                    .doOnNext(differences -> report(differences.summary()))
                    .map(differences -> differences.isEmpty() ? 0 : 1);
        }
    };

    private static final Logger log = LoggerFactory.getLogger(Task.class);

    abstract Mono<Integer> work(ApplicationContext context);

    /** Answers the exit code; a failure is told in one line. */
    Mono<Integer> run(ApplicationContext context) {
        return work(context)
                .onErrorResume(
                        error -> {
                            log.debug("Could not {}", this, error);
                            report("failed: " + error);
                            return Mono.just(1);
                        });
    }

    static Optional<Task> of(String... args) {
        return Arrays.stream(values())
                .filter(t -> Arrays.asList(args).contains("--" + t.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
