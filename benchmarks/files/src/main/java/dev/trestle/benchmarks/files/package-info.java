/** Queries of files, as generated and by hand on DuckDB. */
@NullMarked
package dev.trestle.benchmarks.files;

import org.jspecify.annotations.NullMarked;
