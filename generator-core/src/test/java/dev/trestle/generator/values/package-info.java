/** Sends values of every type through generated code, and sees whether they come back. */
@NullMarked
package dev.trestle.generator.values;

import org.jspecify.annotations.NullMarked;
