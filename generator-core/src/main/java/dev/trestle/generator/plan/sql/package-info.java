/** The SQL of routes, as text. */
@NullMarked
package dev.trestle.generator.plan.sql;

import org.jspecify.annotations.NullMarked;
