/** Tests of the tests' own tool. */
@NullMarked
package dev.trestle.test;

import org.jspecify.annotations.NullMarked;
