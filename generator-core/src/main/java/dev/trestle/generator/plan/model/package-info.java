/** The decisions: everything that checks and emitters read. */
@NullMarked
package dev.trestle.generator.plan.model;

import org.jspecify.annotations.NullMarked;
