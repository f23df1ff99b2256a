/** The text of the log. */
@NullMarked
package dev.trestle.runtime.log;

import org.jspecify.annotations.NullMarked;
