/** Lists: the rows of a table page by page, in a total order, with filters that a route declares. */
@NullMarked
package dev.trestle.runtime.list;

import org.jspecify.annotations.NullMarked;
