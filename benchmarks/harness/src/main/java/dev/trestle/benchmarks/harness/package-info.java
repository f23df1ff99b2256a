/** Starts the servers, asks them, measures what it costs them, and writes it down. */
@NullMarked
package dev.trestle.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
