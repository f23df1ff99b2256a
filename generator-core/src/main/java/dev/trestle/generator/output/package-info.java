/** Files on disk: write changed files, delete stale ones, or only compare. */
@NullMarked
package dev.trestle.generator.output;

import org.jspecify.annotations.NullMarked;
