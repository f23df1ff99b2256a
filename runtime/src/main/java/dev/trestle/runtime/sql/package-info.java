/** Statements that are put together of those columns that a request has. */
@NullMarked
package dev.trestle.runtime.sql;

import org.jspecify.annotations.NullMarked;
