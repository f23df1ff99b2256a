/**
 * The connections to the service's database: a pool, the sockets of its driver, and their behaviour while the database
 * is unavailable.
 */
@NullMarked
package dev.trestle.runtime.pool;

import org.jspecify.annotations.NullMarked;
