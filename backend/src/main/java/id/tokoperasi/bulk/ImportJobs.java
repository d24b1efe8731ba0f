package id.tokoperasi.bulk;

import id.tokoperasi.jobs.JobRun;
import id.tokoperasi.jobs.JobWork;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.publisher.Mono;

import java.util.function.Function;

/** The jobs of this module by their kinds. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {

    private record Work(String kind, Function<JobRun, Mono<Void>> work) implements JobWork {
        @Override
        public Mono<Void> run(JobRun run) {
            return work.apply(run);
        }
    }

    @Bean
    JobWork importCheck(ImportWork work) {
        return new Work(Imports.CHECK, run -> work.run(run, false));
    }

    @Bean
    JobWork importRun(ImportWork work) {
        return new Work(Imports.RUN, run -> work.run(run, true));
    }

    @Bean
    JobWork export(ExportWork work) {
        return new Work(Exports.KIND, work::run);
    }
}
