/** Exports of routes: the columns that are written, and whether the tables of the target can hold them. */
@NullMarked
package dev.trestle.generator.plan.export;

import org.jspecify.annotations.NullMarked;
