/** The place in a request that is being read: the fields of its objects, and JSON pointers to them. */
@NullMarked
package dev.trestle.runtime.place;

import org.jspecify.annotations.NullMarked;
