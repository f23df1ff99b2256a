/** The runtime against a real PostgreSQL, over real HTTP, with generated routes. */
@NullMarked
package dev.trestle.runtime;

import org.jspecify.annotations.NullMarked;
