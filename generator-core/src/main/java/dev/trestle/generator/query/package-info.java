/** What PostgreSQL says of one SQL statement. */
@NullMarked
package dev.trestle.generator.query;

import org.jspecify.annotations.NullMarked;
