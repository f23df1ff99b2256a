/** Java as text: names of the run time, literals, Javadoc and line breaks. */
@NullMarked
package dev.trestle.generator.emit.text;

import org.jspecify.annotations.NullMarked;
