package id.tokoperasi.jobs;

import java.util.EnumSet;
import java.util.Set;

/** Where a job stands; the last three are final. */
public enum JobState {
    /** Nobody works on it yet. */
    WAITING,
    /** A node works on it, or has died and another will take it over. */
    RUNNING,
    /** All of it is done. */
    DONE,
    /** Refused, or broken five times. */
    FAILED,
    /** Whoever asked for it wants it no more; what was committed stays. */
    CANCELLED;

    /** The whole machine; WAITING again when a try broke. */
    public Set<JobState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(RUNNING, CANCELLED);
            case RUNNING -> EnumSet.of(WAITING, DONE, FAILED, CANCELLED);
            case DONE, FAILED, CANCELLED -> EnumSet.noneOf(JobState.class);
        };
    }

    /** Whether something may still happen. */
    public boolean isOpen() {
        return !next().isEmpty();
    }
}
