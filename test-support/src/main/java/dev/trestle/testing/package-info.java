/** For the tests of several modules: servers, connections that can be cut, and waiting. */
@NullMarked
package dev.trestle.testing;

import org.jspecify.annotations.NullMarked;
