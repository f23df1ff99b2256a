/** Tests of the generated migration of tables with history. */
@NullMarked
package dev.trestle.generator.history;

import org.jspecify.annotations.NullMarked;
