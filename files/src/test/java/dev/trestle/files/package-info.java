/** The runtime against a real PostgreSQL, over real HTTP, with routes written as the generator prints them. */
@NullMarked
package dev.trestle.files;

import org.jspecify.annotations.NullMarked;
