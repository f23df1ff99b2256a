/** Rules over a finished plan, one class each. */
@NullMarked
package dev.trestle.generator.check;

import org.jspecify.annotations.NullMarked;
