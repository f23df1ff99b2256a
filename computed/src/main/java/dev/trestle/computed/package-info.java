/** Computed columns: values that functions of the service compute from other columns, and the paths that show their state. */
@NullMarked
package dev.trestle.computed;

import org.jspecify.annotations.NullMarked;
