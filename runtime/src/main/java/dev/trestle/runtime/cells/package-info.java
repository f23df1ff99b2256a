/** Cells of the rows of a body: their classes, and their texts. */
@NullMarked
package dev.trestle.runtime.cells;

import org.jspecify.annotations.NullMarked;
