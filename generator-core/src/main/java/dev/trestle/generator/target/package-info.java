/** The catalogs of targets of exports; by JDBC metadata, or by a snapshot. */
@NullMarked
package dev.trestle.generator.target;

import org.jspecify.annotations.NullMarked;
