/** Cancels work of other threads. */
@NullMarked
package dev.trestle.runtime.cancellation;

import org.jspecify.annotations.NullMarked;
