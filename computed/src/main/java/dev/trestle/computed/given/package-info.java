/** Inputs of a computed column that a request has, in place of a row: their types are those of the columns. */
@NullMarked
package dev.trestle.computed.given;

import org.jspecify.annotations.NullMarked;
