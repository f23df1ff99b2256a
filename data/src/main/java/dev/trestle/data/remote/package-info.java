/** Brings files of other servers to the disk, within limits, so that DuckDB can read them. */
@NullMarked
package dev.trestle.data.remote;

import org.jspecify.annotations.NullMarked;
