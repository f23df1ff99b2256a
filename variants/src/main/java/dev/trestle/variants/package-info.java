/** Switch routes: one of several variants answers each request. All servers read the percentages from the database. */
@NullMarked
package dev.trestle.variants;

import org.jspecify.annotations.NullMarked;
