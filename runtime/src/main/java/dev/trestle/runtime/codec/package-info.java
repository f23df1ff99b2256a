/** One codec for each PostgreSQL type: how its values are read, written and copied. */
@NullMarked
package dev.trestle.runtime.codec;

import org.jspecify.annotations.NullMarked;
