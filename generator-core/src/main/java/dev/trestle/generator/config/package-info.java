/** What the user wrote in the routes file; names are not resolved, and each has its location. */
@NullMarked
package dev.trestle.generator.config;

import org.jspecify.annotations.NullMarked;
