package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;

/**
 * A statement that PostgreSQL checks at build time, and does not run.
 *
 * @param sql with question marks, as JDBC has it
 * @param what it is for, in words that begin a sentence
 * @param location where a diagnostic about it points
 */
public record Probe(String sql, String what, Location location) {}
