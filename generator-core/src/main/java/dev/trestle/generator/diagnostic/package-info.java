/** Mistakes in the input of the user, with their places. */
@NullMarked
package dev.trestle.generator.diagnostic;

import org.jspecify.annotations.NullMarked;
