/** Rows of bodies whose shape alone is checked before PostgreSQL reads their values. */
@NullMarked
package dev.trestle.load.shape;

import org.jspecify.annotations.NullMarked;
