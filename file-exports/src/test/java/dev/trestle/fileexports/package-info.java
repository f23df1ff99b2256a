/** Tests of files that routes write. */
@NullMarked
package dev.trestle.fileexports;

import org.jspecify.annotations.NullMarked;
