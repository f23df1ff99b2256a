/** Tests of the generated migration of computed columns. */
@NullMarked
package dev.trestle.generator.computed;

import org.jspecify.annotations.NullMarked;
