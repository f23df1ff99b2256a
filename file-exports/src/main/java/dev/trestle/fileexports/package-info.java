/** Writes the rows of queries into files below configured roots, complete or not at all. */
@NullMarked
package dev.trestle.fileexports;

import org.jspecify.annotations.NullMarked;
