/** Threads that work in rounds beside the requests of a service. */
@NullMarked
package dev.trestle.runtime.worker;

import org.jspecify.annotations.NullMarked;
