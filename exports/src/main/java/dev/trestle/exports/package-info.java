/** Exports rows into other databases: the outbox in the service's own, what delivers it, and the paths that show it. */
@NullMarked
package dev.trestle.exports;

import org.jspecify.annotations.NullMarked;
