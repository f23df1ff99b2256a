/** PostgreSQL's side of the run time: the text form of values, what generated code expects of a schema, and what an SQLSTATE means; nothing about HTTP. */
@NullMarked
package dev.trestle.runtime.postgres;

import org.jspecify.annotations.NullMarked;
