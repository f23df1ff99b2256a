/** Random rows that satisfy the constraints of their tables. */
@NullMarked
package dev.trestle.test.rows;

import org.jspecify.annotations.NullMarked;
