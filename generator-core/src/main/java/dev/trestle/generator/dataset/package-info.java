/** Datasets, and the analysis of queries over them by DuckDB. */
@NullMarked
package dev.trestle.generator.dataset;

import org.jspecify.annotations.NullMarked;
