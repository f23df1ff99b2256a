/** Calls the function of a computed column for a few rows, and stores no value. */
@NullMarked
package dev.trestle.computed.preview;

import org.jspecify.annotations.NullMarked;
