/** What generated handlers call: the database, JSON over HTTP and problems; files and the check of the schema by interfaces alone. */
@NullMarked
package dev.trestle.runtime;

import org.jspecify.annotations.NullMarked;
