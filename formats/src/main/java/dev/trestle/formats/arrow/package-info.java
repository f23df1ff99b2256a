/** Reads streams of Apache Arrow that clients send. */
@NullMarked
package dev.trestle.formats.arrow;

import org.jspecify.annotations.NullMarked;
