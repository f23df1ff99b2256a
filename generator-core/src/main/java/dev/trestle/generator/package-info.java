/** The entry point of the generator: a request in, sources or diagnostics out. */
@NullMarked
package dev.trestle.generator;

import org.jspecify.annotations.NullMarked;
