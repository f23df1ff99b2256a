/** Reads HTTP/1.1 by the letter of RFC 9112, where Helidon takes more than that. */
@NullMarked
package dev.trestle.listener.http1;

import org.jspecify.annotations.NullMarked;
