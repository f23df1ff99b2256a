package dev.trestle.generator.plan.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How the jobs run that requests of a route become. What is empty is left to the run time.
 *
 * @param attempts how often a job is tried, the first time included
 * @param backoff the wait for the second attempt
 * @param timeout of one attempt
 * @param keepResults how long a finished job is kept
 * @param concurrency how many jobs of the route a server runs at once
 * @param maxWaiting how many jobs of the route may wait
 */
public record JobPlan(
        Optional<Integer> attempts,
        Optional<Duration> backoff,
        Optional<Duration> timeout,
        Optional<Duration> keepResults,
        Optional<Integer> concurrency,
        Optional<Integer> maxWaiting) {}
