/** Tests of the tests' own rows. */
@NullMarked
package dev.trestle.test.rows;

import org.jspecify.annotations.NullMarked;
