/** Failures of computed columns: whether another attempt makes sense, the error that is stored, and what is logged. */
@NullMarked
package dev.trestle.computed.failure;

import org.jspecify.annotations.NullMarked;
