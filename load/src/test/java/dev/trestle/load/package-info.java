/** Tests of loads, over HTTP and on a real PostgreSQL. */
@NullMarked
package dev.trestle.load;

import org.jspecify.annotations.NullMarked;
