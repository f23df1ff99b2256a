/** Loads any number of rows into a table by COPY, from a request's body, a job or Java. */
@NullMarked
package dev.trestle.load;

import org.jspecify.annotations.NullMarked;
