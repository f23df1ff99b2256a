package dev.trestle.jobs;

/** Why an attempt is made to end early. */
enum StopReason {
    /** The job was cancelled. */
    CANCELLED,
    /** It took longer than it may. */
    OVERDUE,
    /** The server stops, and another one is to run the job. */
    SERVER_STOPS
}
