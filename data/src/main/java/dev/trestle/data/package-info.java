/** Files as typed tables: queries over Parquet and CSV files of the service's own directories, by DuckDB. */
@NullMarked
package dev.trestle.data;

import org.jspecify.annotations.NullMarked;
