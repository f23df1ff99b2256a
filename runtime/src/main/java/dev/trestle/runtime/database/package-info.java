/** Runs statements on the service's database: what they bind, the rows they return, and the problems they end with. */
@NullMarked
package dev.trestle.runtime.database;

import org.jspecify.annotations.NullMarked;
