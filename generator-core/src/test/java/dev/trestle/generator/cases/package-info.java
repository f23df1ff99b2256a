/** Runs the case folders: schema, routes and queries in, sources or diagnostics out. */
@NullMarked
package dev.trestle.generator.cases;

import org.jspecify.annotations.NullMarked;
