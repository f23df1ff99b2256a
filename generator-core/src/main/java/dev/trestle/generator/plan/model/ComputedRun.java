package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.ComputedMode;
import java.time.Duration;

/**
 * When the function of a computed column is called first.
 *
 * @param mode when it is called first
 * @param ignored whether a row is stored although the function fails for it in the transaction
 * @param longestWait how long a request waits for the value; zero if no request waits
 */
public record ComputedRun(ComputedMode mode, boolean ignored, Duration longestWait) {}
