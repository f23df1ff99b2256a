/** Exports into real databases, over real HTTP, with generated routes and with some whose options a test chooses. */
@NullMarked
package dev.trestle.exports;

import org.jspecify.annotations.NullMarked;
