/**
 * Values of PostgreSQL types, and the formats of dates, times, intervals and numbers in requests and in PostgreSQL;
 * uses only the JDK.
 */
@NullMarked
package dev.trestle.runtime.types;

import org.jspecify.annotations.NullMarked;
