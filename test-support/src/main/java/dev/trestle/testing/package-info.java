/** What the tests of several modules need: servers to run on, a cable to cut, and patience. */
@NullMarked
package dev.trestle.testing;

import org.jspecify.annotations.NullMarked;
