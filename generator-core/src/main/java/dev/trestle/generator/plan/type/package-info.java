/** From types of PostgreSQL to Java: which type a value has, and what generated types are called. */
@NullMarked
package dev.trestle.generator.plan.type;

import org.jspecify.annotations.NullMarked;
