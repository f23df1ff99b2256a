/** Tests of decisions that need no database. */
@NullMarked
package dev.trestle.generator.plan;

import org.jspecify.annotations.NullMarked;
