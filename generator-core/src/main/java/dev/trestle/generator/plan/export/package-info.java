/** What routes write into targets, and whether the tables there take it. */
@NullMarked
package dev.trestle.generator.plan.export;

import org.jspecify.annotations.NullMarked;
