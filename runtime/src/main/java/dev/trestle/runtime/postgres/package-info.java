/**
 * The PostgreSQL side of the runtime: the text form of values, the expected schema, and the meaning of SQLSTATEs;
 * nothing about HTTP.
 */
@NullMarked
package dev.trestle.runtime.postgres;

import org.jspecify.annotations.NullMarked;
