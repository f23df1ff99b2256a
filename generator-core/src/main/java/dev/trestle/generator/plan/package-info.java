/** Every decision, made once: names, Java types, SQL text, binds. */
@NullMarked
package dev.trestle.generator.plan;

import org.jspecify.annotations.NullMarked;
