/**
 * Exports rows into other databases: the outbox in the service's own database, its delivery, and the paths that show
 * its state.
 */
@NullMarked
package dev.trestle.exports;

import org.jspecify.annotations.NullMarked;
