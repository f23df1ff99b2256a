/** Runs the queries of a route at once: each on a connection of its own, or all of them in one snapshot. */
@NullMarked
package dev.trestle.runtime.gather;

import org.jspecify.annotations.NullMarked;
