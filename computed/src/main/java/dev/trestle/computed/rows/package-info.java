/** Rows of a computed table: how the list that a function returns is stored, and shown. */
@NullMarked
package dev.trestle.computed.rows;

import org.jspecify.annotations.NullMarked;
