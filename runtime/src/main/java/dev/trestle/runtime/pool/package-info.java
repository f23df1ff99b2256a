/** The connections to the service's database: a pool, its driver's sockets, and what it does while the database is away. */
@NullMarked
package dev.trestle.runtime.pool;

import org.jspecify.annotations.NullMarked;
