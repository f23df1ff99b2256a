/** The service by hand: Helidon SE, JDBC, and JSON written straight from the result. */
@NullMarked
package dev.trestle.benchmarks.helidon;

import org.jspecify.annotations.NullMarked;
