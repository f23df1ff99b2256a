/** Reads files of Apache Parquet that clients send. */
@NullMarked
package dev.trestle.formats.parquet;

import org.jspecify.annotations.NullMarked;
