/** The catalog of the database; nothing about HTTP or Java. */
@NullMarked
package dev.trestle.generator.catalog;

import org.jspecify.annotations.NullMarked;
