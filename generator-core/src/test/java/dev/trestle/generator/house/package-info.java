/** Holds the project to its own rules: who imports whom, and how large a file may be. */
@NullMarked
package dev.trestle.generator.house;

import org.jspecify.annotations.NullMarked;
