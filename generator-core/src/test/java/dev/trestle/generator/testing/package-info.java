/** What the tests of several packages share. */
@NullMarked
package dev.trestle.generator.testing;

import org.jspecify.annotations.NullMarked;
