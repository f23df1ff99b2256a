/** The SQL of routes: one class for each statement, and the layout of columns. */
@NullMarked
package dev.trestle.generator.plan.sql;

import org.jspecify.annotations.NullMarked;
