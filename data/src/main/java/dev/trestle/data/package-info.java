/** Files as typed tables: queries over Parquet, CSV and NDJSON files of the service's own directories, by DuckDB. */
@NullMarked
package dev.trestle.data;

import org.jspecify.annotations.NullMarked;
