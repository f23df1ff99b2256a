/** Generated routes that store several rows, that allow for a row being there, and that only compute, over HTTP. */
@NullMarked
package dev.trestle.generator.rows;

import org.jspecify.annotations.NullMarked;
