/** Jobs against a real PostgreSQL, over real HTTP, with routes whose options a test chooses. */
@NullMarked
package dev.trestle.jobs;

import org.jspecify.annotations.NullMarked;
