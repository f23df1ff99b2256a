/** The service with Vert.x: event loops, and a client of PostgreSQL that pipelines. */
@NullMarked
package dev.trestle.benchmarks.vertx;

import org.jspecify.annotations.NullMarked;
