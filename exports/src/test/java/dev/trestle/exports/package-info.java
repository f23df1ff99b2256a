/** Exports into real databases, over real HTTP, with routes written as the generator prints them. */
@NullMarked
package dev.trestle.exports;

import org.jspecify.annotations.NullMarked;
