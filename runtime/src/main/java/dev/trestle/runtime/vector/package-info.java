/** Vectors of the extension pgvector: their values, and how they are read and written. */
@NullMarked
package dev.trestle.runtime.vector;

import org.jspecify.annotations.NullMarked;
