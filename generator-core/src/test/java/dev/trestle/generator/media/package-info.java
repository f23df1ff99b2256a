/** Generated routes that take files and answer with files, over HTTP. */
@NullMarked
package dev.trestle.generator.media;

import org.jspecify.annotations.NullMarked;
