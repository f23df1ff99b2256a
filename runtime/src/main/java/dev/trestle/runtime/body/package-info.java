/** The body of an answer: held back or streamed, and compressed. */
@NullMarked
package dev.trestle.runtime.body;

import org.jspecify.annotations.NullMarked;
