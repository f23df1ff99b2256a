/** Code that reads, writes and binds values, one class for each kind. */
@NullMarked
package dev.trestle.generator.emit.value;

import org.jspecify.annotations.NullMarked;
