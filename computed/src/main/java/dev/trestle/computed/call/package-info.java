/** Calls of functions for single rows whose values are not stored. */
@NullMarked
package dev.trestle.computed.call;

import org.jspecify.annotations.NullMarked;
