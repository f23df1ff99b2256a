/** The progress of background work, in rows and bytes. */
@NullMarked
package dev.trestle.runtime.progress;

import org.jspecify.annotations.NullMarked;
