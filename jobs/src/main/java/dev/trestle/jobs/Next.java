package dev.trestle.jobs;

import java.time.Duration;

/** What is to become of a job's entry in the queue after an attempt. */
sealed interface Next {

    /** The job has ended, or another server has it. */
    record Nothing() implements Next {}

    /** Another attempt. */
    record Again(Duration delay) implements Next {}
}
