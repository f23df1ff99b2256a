/** Requests that are refused before a route sees them, by the messages of Helidon. */
@NullMarked
package dev.trestle.runtime.refusal;

import org.jspecify.annotations.NullMarked;
