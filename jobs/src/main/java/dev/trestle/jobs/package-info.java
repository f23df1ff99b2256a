/** Runs routes in the background: a queue in the service's own database, its tables, and the paths that poll a job. */
@NullMarked
package dev.trestle.jobs;

import org.jspecify.annotations.NullMarked;
