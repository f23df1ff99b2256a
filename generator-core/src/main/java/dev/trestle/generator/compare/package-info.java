/** The comparison of two routes of a running service: their answers to the same inputs, and the report. */
@NullMarked
package dev.trestle.generator.compare;

import org.jspecify.annotations.NullMarked;
