/** What generated handlers call: the database, JSON over HTTP, problems, and the check that the schema still fits. */
@NullMarked
package dev.trestle.runtime;

import org.jspecify.annotations.NullMarked;
