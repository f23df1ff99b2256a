package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.diagnostic.Location;
import java.util.Set;

/**
 * A named parameter of a statement, however often it occurs.
 *
 * @param location where it stands first
 * @param nullable whether null makes sense, so that the caller may leave it out
 * @param reason why so, in words
 * @param modifiers the type modifiers of what it is cast to or compared with; empty for none
 */
public record QueryParameter(String name, PgType type, Location location, boolean nullable, String reason, Set<Integer> modifiers) {}
