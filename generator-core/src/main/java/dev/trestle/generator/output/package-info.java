/** Files on disk: write what changed, delete what is stale, or only compare. */
@NullMarked
package dev.trestle.generator.output;

import org.jspecify.annotations.NullMarked;
