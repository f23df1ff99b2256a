/** Files in a service with a real PostgreSQL, over real HTTP, with generated routes. */
@NullMarked
package dev.trestle.files;

import org.jspecify.annotations.NullMarked;
