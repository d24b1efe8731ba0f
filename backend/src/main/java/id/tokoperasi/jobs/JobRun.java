package id.tokoperasi.jobs;

import reactor.core.publisher.Mono;

import java.util.UUID;
import java.util.function.Supplier;

/** One node's try at a job. */
public final class JobRun {

    private final Job job;
    private final UUID holder;
    private final Jobs jobs;

    JobRun(Job job, UUID holder, Jobs jobs) {
        this.job = job;
        this.holder = holder;
        this.jobs = jobs;
    }

    /** The job as it was when this try began. */
    public Job job() {
        return job;
    }

    /** Tells how many pieces there are. */
    public Mono<Void> total(long pieces) {
        return jobs.total(job.id(), holder, pieces);
    }

    /**
     * Does a part and keeps what it has reached, in one transaction. It rolls back and the try ends when
     * somebody has cancelled the job or the lease went to another node.
     */
    public Mono<Void> step(Supplier<Mono<Checkpoint>> part) {
        return jobs.step(job.id(), holder, part);
    }
}
