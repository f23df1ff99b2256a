/** Answers the requests of a route by one of several others, its variants: which of them, all servers read from the database. */
@NullMarked
package dev.trestle.variants;

import org.jspecify.annotations.NullMarked;
