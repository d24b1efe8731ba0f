package id.tokoperasi.jobs;

/** Where a job stands; the last three are final. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether something may still happen. */
    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
