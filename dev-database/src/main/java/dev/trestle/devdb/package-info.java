/** A temporary PostgreSQL for generating, trying out and testing. */
@NullMarked
package dev.trestle.devdb;

import org.jspecify.annotations.NullMarked;
