/** What a whole run of the generator promises, and how it uses the database. */
@NullMarked
package dev.trestle.generator;

import org.jspecify.annotations.NullMarked;
