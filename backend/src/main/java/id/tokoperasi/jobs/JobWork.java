package id.tokoperasi.jobs;

import reactor.core.publisher.Mono;

/** How jobs of one kind are done; a bean. */
public interface JobWork {

    /** The kind that it does. */
    String kind();

    /**
     * Does the work from what {@link Job#memo()} says, in steps by {@link JobRun#step}. A refusal ends
     * the job as failed; any other error is tried again, at most five times.
     */
    Mono<Void> run(JobRun run);
}
