/** Stored files: what they are called, where they are kept, and what they are by their content; nothing about HTTP. */
@NullMarked
package dev.trestle.runtime.media;

import org.jspecify.annotations.NullMarked;
