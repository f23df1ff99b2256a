/** The service as generated, with nothing by hand but the start. */
@NullMarked
package dev.trestle.benchmarks.trestle;

import org.jspecify.annotations.NullMarked;
