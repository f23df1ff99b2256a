/** How far work has come that nobody waits for. */
@NullMarked
package dev.trestle.runtime.progress;

import org.jspecify.annotations.NullMarked;
