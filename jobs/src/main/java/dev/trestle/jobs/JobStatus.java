package dev.trestle.jobs;

import java.util.Locale;

/** The status of a job. */
public enum JobStatus {
    /** Waits for its first attempt, or for the next one. */
    PENDING,
    /** Some server works on it. */
    RUNNING,
    /** Ended, and has a result. */
    DONE,
    /** Ended, and has a problem instead of a result. */
    ERROR,
    /** Ended because it was cancelled; nothing of its statement was stored. */
    CANCELLED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * The status as in answers and in the table.
     *
     * @return lower case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Whether the job has ended.
     *
     * @return false for pending and running
     */
    public boolean isFinished() {
        return this != PENDING && this != RUNNING;
    }

    static JobStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
