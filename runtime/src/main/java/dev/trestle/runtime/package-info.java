/**
 * Called by generated handlers: the database, JSON over HTTP and problems; files and the check of the schema only as
 * interfaces.
 */
@NullMarked
package dev.trestle.runtime;

import org.jspecify.annotations.NullMarked;
