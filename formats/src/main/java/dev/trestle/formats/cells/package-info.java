/** Values of columnar bodies as the cells and types that rows are read from. */
@NullMarked
package dev.trestle.formats.cells;

import org.jspecify.annotations.NullMarked;
