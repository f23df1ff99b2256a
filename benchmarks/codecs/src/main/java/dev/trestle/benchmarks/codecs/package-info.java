/** Single values, by JMH. */
@NullMarked
package dev.trestle.benchmarks.codecs;

import org.jspecify.annotations.NullMarked;
