package dev.trestle.generator.plan.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A limit of calls, which all servers keep together. It has a rate, or a number of calls at once, or both.
 *
 * @param name in the database
 * @param constantName of the constant of generated code
 * @param calls in the time {@code per}; both are empty where there is no rate
 * @param parallel calls at once
 */
public record LimitPlan(
        String name, String constantName, Optional<Integer> calls, Optional<Duration> per, Optional<Integer> parallel) {}
