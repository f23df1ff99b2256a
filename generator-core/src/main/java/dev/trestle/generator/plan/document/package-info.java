/** Decides what the document of the API says besides the exchanges of routes: summaries, and the problems that each route can have. */
@NullMarked
package dev.trestle.generator.plan.document;

import org.jspecify.annotations.NullMarked;
