/** What a target of exports says of its tables; by JDBC metadata, or by a snapshot of it. */
@NullMarked
package dev.trestle.generator.target;

import org.jspecify.annotations.NullMarked;
