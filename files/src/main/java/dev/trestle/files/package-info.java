/** Files in a service: forms that bring them, columns that name them, routes that answer with them, and the sweep of those that no row names. */
@NullMarked
package dev.trestle.files;

import org.jspecify.annotations.NullMarked;
