/** Rows in the formats that a route offers: which of them a client gets, and how each is written. */
@NullMarked
package dev.trestle.formats;

import org.jspecify.annotations.NullMarked;
