/** What hooks promise: that what no longer fits the schema no longer compiles. */
@NullMarked
package dev.trestle.generator.hooks;

import org.jspecify.annotations.NullMarked;
