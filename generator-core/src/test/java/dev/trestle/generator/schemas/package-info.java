/** Generates from real schemas, where they are at hand. */
@NullMarked
package dev.trestle.generator.schemas;

import org.jspecify.annotations.NullMarked;
