/** How values are read, written and bound in Java, one class for each kind. */
@NullMarked
package dev.trestle.generator.emit.value;

import org.jspecify.annotations.NullMarked;
