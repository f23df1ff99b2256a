/** Tests of the formats over HTTP. */
@NullMarked
package dev.trestle.formats;

import org.jspecify.annotations.NullMarked;
