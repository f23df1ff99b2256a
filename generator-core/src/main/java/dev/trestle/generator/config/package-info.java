/** The routes file as the user wrote it; names are not resolved, and each has its location. */
@NullMarked
package dev.trestle.generator.config;

import org.jspecify.annotations.NullMarked;
