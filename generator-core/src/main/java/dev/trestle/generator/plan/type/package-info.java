/** From types of PostgreSQL to Java: the type of each value, and the names of generated types. */
@NullMarked
package dev.trestle.generator.plan.type;

import org.jspecify.annotations.NullMarked;
