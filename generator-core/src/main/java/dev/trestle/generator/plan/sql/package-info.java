/** Writes the SQL of routes: one class for each statement, and how columns are laid out. */
@NullMarked
package dev.trestle.generator.plan.sql;

import org.jspecify.annotations.NullMarked;
