/** Stored files: their keys, their store, and the detection of their types; nothing about HTTP. */
@NullMarked
package dev.trestle.runtime.media;

import org.jspecify.annotations.NullMarked;
