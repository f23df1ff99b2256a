/** Tests of queries over files. */
@NullMarked
package dev.trestle.data;

import org.jspecify.annotations.NullMarked;
