/** Tests of decisions that need no database. */
@NullMarked
package dev.trestle.generator.plan.export;

import org.jspecify.annotations.NullMarked;
