/** What can be wrong with what the user wrote, and where. */
@NullMarked
package dev.trestle.generator.diagnostic;

import org.jspecify.annotations.NullMarked;
