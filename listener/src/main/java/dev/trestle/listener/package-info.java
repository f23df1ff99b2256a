/** Deadlines and limits for connections of a Helidon server; nothing about routes or the database. */
@NullMarked
package dev.trestle.listener;

import org.jspecify.annotations.NullMarked;
