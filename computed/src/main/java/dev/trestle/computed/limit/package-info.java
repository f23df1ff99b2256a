/** Limits of the calls of functions, which all servers of a database share. */
@NullMarked
package dev.trestle.computed.limit;

import org.jspecify.annotations.NullMarked;
