/** Statements that are assembled from the columns that a request has. */
@NullMarked
package dev.trestle.runtime.sql;

import org.jspecify.annotations.NullMarked;
