/** Finds the route of a request, and answers if there is none. */
@NullMarked
package dev.trestle.runtime.routing;

import org.jspecify.annotations.NullMarked;
