package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.diagnostic.Location;

/**
 * A named parameter of a statement, however often it occurs.
 *
 * @param location where it stands first
 * @param nullable whether null makes sense, so that the caller may leave it out
 * @param reason why so, in words
 */
public record QueryParameter(String name, PgType type, Location location, boolean nullable, String reason) {}
