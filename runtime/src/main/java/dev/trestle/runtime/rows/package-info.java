/** The rows of a query for callers in Java: as a list, by a future, one by one, or in batches. */
@NullMarked
package dev.trestle.runtime.rows;

import org.jspecify.annotations.NullMarked;
