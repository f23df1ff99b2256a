/** Rows in the formats that a route offers or accepts: which of them a client gets, and how each is written and read. */
@NullMarked
package dev.trestle.formats;

import org.jspecify.annotations.NullMarked;
