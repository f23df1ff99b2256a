package dev.trestle.jobs;

import java.util.Locale;

/** How far a job is. */
public enum JobStatus {
    /** Waits for its first attempt, or for the next one. */
    PENDING,
    /** Some server works on it. */
    RUNNING,
    /** Ended, and has a result. */
    DONE,
    /** Ended, and has a problem instead of a result. */
    ERROR,
    /** Ended because somebody cancelled it; nothing of its statement was stored. */
    CANCELLED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * The status as answers and the table have it.
     *
     * @return lower case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Whether nothing more will happen.
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
