/** From plan to Java text; no decisions, no errors. */
@NullMarked
package dev.trestle.generator.emit;

import org.jspecify.annotations.NullMarked;
