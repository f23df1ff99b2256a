/** Exports rows into other databases: an outbox in the service's own database, what delivers it, and what shows how far it is. */
@NullMarked
package dev.trestle.exports;

import org.jspecify.annotations.NullMarked;
