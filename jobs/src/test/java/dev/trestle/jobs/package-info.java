/** Jobs against a real PostgreSQL, over real HTTP, with routes written as the generator prints them. */
@NullMarked
package dev.trestle.jobs;

import org.jspecify.annotations.NullMarked;
