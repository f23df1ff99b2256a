package dev.trestle.generator.config;

import dev.trestle.generator.route.ComputedMode;
import java.time.Duration;
import java.util.Optional;

/**
 * When the function of a computed column is called first, and the consequence of its failure.
 *
 * @param mode when it is called first
 * @param ignored whether a row is stored although the function fails for it in the transaction
 * @param longestWait how long a request waits for the value; empty if no request waits
 */
public record ComputedRunSpec(ComputedMode mode, boolean ignored, Optional<Duration> longestWait) {}
